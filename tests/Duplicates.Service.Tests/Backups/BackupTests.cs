using System.Security.Cryptography;
using Duplicates.Domain.Applications;
using Duplicates.Service.Data;
using Duplicates.Service.Files;
using Duplicates.Service.Protection;
using Duplicates.Service.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Backups;

public sealed class BackupTestsOnSqlite(BackedUpServiceOnSqlite service) : BackupTests(service), IClassFixture<BackedUpServiceOnSqlite>
{
    protected override string EngineDamage => """PRAGMA foreign_keys = OFF; UPDATE "Letters" SET "ApplicationId" = '00000000-0000-0000-0000-000000000001' WHERE "Id" = (SELECT min("Id") FROM "Letters"); SELECT 'Letters'""";

    protected override string EngineProblem => "A row of {0} names a row of Applications that does not exist.";
}

public sealed class BackupTestsOnPostgreSql(BackedUpServiceOnPostgreSql service) : BackupTests(service), IClassFixture<BackedUpServiceOnPostgreSql>
{
    protected override string EngineDamage => """UPDATE pg_index SET indisvalid = false WHERE indexrelid = '"IX_Letters_VerificationCode"'::regclass RETURNING 'IX_Letters_VerificationCode'""";

    protected override string EngineProblem => "The index {0} is not valid: make it anew with REINDEX.";
}

/// <summary>A backup is what the service was at one moment, and a check names whatever is not whole.</summary>
public abstract class BackupTests(BackedUpService source)
{
    protected abstract string EngineDamage { get; }

    protected abstract string EngineProblem { get; }

    [Fact]
    public async Task Restore_OfABackupOfTheVersionBefore_IsWholeAndHasEverything()
    {
        await using var machine = source.NewMachine();
        var restored = await machine.Service.RunAsync("restore", source.Folder);
        Assert.Equal((0, "2 files. Now run check.\n"), (restored.ExitCode, restored.Output[^24..]));
        var counts = await BackedUpService.CountsAsync(machine.Service);
        Assert.All(await BackedUpService.CountsAsync(source.Service), table => Assert.Equal((table.Key, table.Value), (table.Key, counts[table.Key])));
        Assert.Equal(54, counts["Applications"]);
        Assert.Equal(Names(Path.Combine(source.Data, "session-keys")), Names(Path.Combine(machine.Data, "session-keys")));

        var (exitCode, output) = await machine.Service.RunAsync("check");
        Assert.Equal((0, "database: whole\nencrypted values: whole\naudit log: whole\nfiles: whole\nregister: whole\nletters: whole\n"), (exitCode, output));
    }

    [Fact]
    public async Task Check_OfDataDamagedInElevenWays_NamesEach()
    {
        await using var machine = source.NewMachine();
        Assert.Equal(0, (await machine.Service.RunAsync("restore", source.Folder)).ExitCode);
        var files = Names(Path.Combine(machine.Data, "files"));
        var orphan = Path.Combine(machine.Data, "files", new string('f', 32));
        await File.WriteAllTextAsync(orphan, "nobody's");
        File.SetLastWriteTimeUtc(orphan, DateTime.UnixEpoch);
        File.Delete(Path.Combine(machine.Data, "files", files[0]));
        await ChangeAByteAsync(Path.Combine(machine.Data, "files", files[1]));
        var book = (await machine.ExecuteAsync("""SELECT "OfficeId" FROM "CertificateDuplicates" GROUP BY "OfficeId" ORDER BY count(*) DESC LIMIT 1"""))[0];
        await machine.ExecuteAsync($"""DELETE FROM "CertificateDuplicates" WHERE "OfficeId" = '{book}' AND "RegisterNumber" = 2 RETURNING 1""");
        await machine.ExecuteAsync($"""UPDATE "RegisterCounters" SET "LastNumber" = 77 WHERE "OfficeId" = '{book}' RETURNING 1""");
        var letter = (await machine.ExecuteAsync("""UPDATE "Letters" SET "Text" = (SELECT "Text" FROM "Letters" ORDER BY "Id" LIMIT 1) WHERE "Id" = (SELECT "Id" FROM "Letters" WHERE "Text" IS NOT NULL ORDER BY "Id" DESC LIMIT 1) RETURNING "Id" """))[0];
        await machine.ExecuteAsync("""UPDATE "LetterCounters" SET "LastNumber" = "LastNumber" + 5 RETURNING 1""");
        await machine.ExecuteAsync("""UPDATE "OutboxMessages" SET "BodyCipher" = substr("BodyCipher", 1, 30) WHERE "BodyCipher" IS NOT NULL RETURNING 1""");
        await machine.ExecuteAsync("""UPDATE "AuditEntries" SET "Subject" = 'another' WHERE "Sequence" = 3 RETURNING 1""");
        var entries = int.Parse((await machine.ExecuteAsync("""SELECT max("Sequence") FROM "AuditEntries" """))[0], System.Globalization.CultureInfo.InvariantCulture);
        await machine.ExecuteAsync($"""DELETE FROM "AuditEntries" WHERE "Sequence" > {entries - 2} RETURNING 1""");
        var engine = (await machine.ExecuteAsync(EngineDamage))[0];

        var (exitCode, output) = await machine.Service.RunAsync("check");
        Assert.Equal(1, exitCode);
        Assert.All(
            [
                $"The file {files[0]} is missing.",
                $"The file {files[1]} was changed or cut, or its key is not configured.",
                $"Nothing in the database names the file {new string('f', 32)}.",
                $"The register of {book} for 2026 lacks number 2.",
                $"The register of {book} for 2026 ends with number ",
                $"The letter {Guid.Parse(letter)} is not the one that was issued.",
                "The outgoing book of ",
                "OutboxMessages.BodyCipher: ",
                "The audit log is broken at entry 3: it was changed, or it follows a missing one.",
                $"Entries are missing from the end: the first is entry {entries - 1}; ",
                string.Format(System.Globalization.CultureInfo.InvariantCulture, EngineProblem, engine),
            ],
            problem => Assert.Contains(problem, output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Restore_OfWhatCannotBeRestored_SaysWhyAndLeavesTheMachineEmpty()
    {
        await using var machine = source.NewMachine();
        var place = CopyOf(source.Place, Path.Combine(machine.Data, "copies"));
        var folder = Path.Combine(place, Path.GetFileName(source.Folder));
        Assert.Contains("holds no finished backup", await RefusedAsync(machine.Service, place), StringComparison.Ordinal);
        await using (var otherKeys = machine.With(("Encryption:Keys:development", Convert.ToBase64String(new byte[32]))))
        {
            var refused = await Assert.ThrowsAsync<SettingException>(() => otherKeys.RunAsync("restore", folder));
            Assert.StartsWith("Duplicates:Encryption:Keys:development", refused.Setting, StringComparison.Ordinal);
        }

        var file = Directory.EnumerateFiles(Path.Combine(place, "attached-files")).First();
        File.Move(file, $"{file}.away");
        Assert.Contains($"The backup is not whole: {file} is missing.", await RefusedAsync(machine.Service, folder), StringComparison.Ordinal);
        File.Move($"{file}.away", file);
        await ChangeAByteAsync(Path.Combine(folder, "database"));
        Assert.Contains("was changed or cut", await RefusedAsync(machine.Service, folder), StringComparison.Ordinal);

        Assert.Equal(0, (await machine.Service.RunAsync("restore", source.Folder)).ExitCode);
        Assert.Contains("is not empty", await RefusedAsync(machine.Service, source.Folder), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Backup_Again_CopiesWhatIsNewAndRemovesWhatIsOld()
    {
        await using var machine = source.NewMachine();
        Assert.Equal(0, (await machine.Service.RunAsync("restore", source.Folder)).ExitCode);
        var place = Path.Combine(machine.Data, "place");
        Assert.Contains("2 files, 2 of them new here; 0 older backups removed.", (await machine.Service.RunAsync("backup", place)).Output, StringComparison.Ordinal);
        var old = Assert.Single(Names(place, Directory.EnumerateDirectories), name => char.IsDigit(name[0]));
        var manifest = Path.Combine(place, old, "manifest.json");
        await File.WriteAllTextAsync(manifest, System.Text.RegularExpressions.Regex.Replace(await File.ReadAllTextAsync(manifest), "\"madeAt\": \"20..", "\"madeAt\": \"2020", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
        Directory.CreateDirectory(Path.Combine(place, "2026-01-01T000000Z-0a0b0c0d.unfinished"));
        Directory.CreateDirectory(Path.Combine(place, "somebody's"));
        await machine.ExecuteAsync("""UPDATE "AttachedFiles" SET "IsHandedIn" = NOT "IsHandedIn" RETURNING 1""");
        var gone = Names(Path.Combine(machine.Data, "files"))[0];
        File.Delete(Path.Combine(machine.Data, "files", gone));

        Assert.InRange(File.GetLastWriteTimeUtc(Path.Combine(machine.Data, "last-backup")), DateTime.UtcNow.AddMinutes(-10), DateTime.UtcNow);
        var again = await machine.Service.RunAsync("backup", place, "keep=30");
        Assert.Contains("1 files, 0 of them new here; 1 older backups removed.", again.Output, StringComparison.Ordinal);
        Assert.Equal(2, (await machine.Service.RunAsync("backup", place, "keep=never")).ExitCode);
        Assert.DoesNotContain(Names(Path.Combine(place, "attached-files")), name => name.StartsWith(gone, StringComparison.Ordinal));
        Assert.Equal((string[])["attached-files", "somebody's"], Names(place, Directory.EnumerateDirectories).Where(name => !char.IsDigit(name[0])), StringComparer.Ordinal);
        Assert.Single(Names(place, Directory.EnumerateDirectories), name => char.IsDigit(name[0]));
    }

    [Fact]
    public async Task Backup_WhileFilesAreAttached_NamesNoFileThatItLacks()
    {
        await using var machine = source.NewMachine();
        Assert.Equal(0, (await machine.Service.RunAsync("restore", source.Folder)).ExitCode);
        var place = Path.Combine(machine.Data, "place");
        using var enough = new CancellationTokenSource();
        var attaching = AttachAsync(machine.Service, enough.Token);
        var made = await machine.Service.RunAsync("backup", place);
        await enough.CancelAsync();
        Assert.True(await attaching > 0);
        Assert.Equal((0, 1), (made.ExitCode, made.Output.Count(sign => sign == '\n')));

        await using var other = source.NewMachine();
        Assert.Equal(0, (await other.Service.RunAsync("restore", made.Output.Split(": database ")[0])).ExitCode);
        var check = await other.Service.RunAsync("check");
        Assert.Contains("\nfiles: whole\n", check.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("is missing", check.Output, StringComparison.Ordinal);
    }

    /// <summary>Attaches files as the service does: first the bytes, then the row.</summary>
    private static async Task<int> AttachAsync(UnstartedService service, CancellationToken enough)
    {
        var attached = 0;
        await using var scope = service.Services.CreateAsyncScope();
        var (db, store, cipher) = (scope.ServiceProvider.GetRequiredService<DuplicatesDbContext>(), scope.ServiceProvider.GetRequiredService<FileStore>(), scope.ServiceProvider.GetRequiredService<FieldCipher>());
        for (; !enough.IsCancellationRequested || attached == 0; attached++)
        {
            var (id, caseId, content) = (Guid.NewGuid(), Guid.NewGuid(), RandomNumberGenerator.GetBytes(2_000));
            await store.WriteAsync(id, content, CancellationToken.None);
            db.AttachedFiles.Add(new()
            {
                Id = id,
                CaseId = caseId,
                Part = "application",
                Name = cipher.Protect("скан.pdf", ProtectedColumns.FileName.At(id, caseId)),
                Kind = AttachedFileKind.Pdf,
                Length = content.Length,
                Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)),
                AddedAt = DateTimeOffset.UtcNow,
                IsHandedIn = true,
            });
            await db.SaveChangesAsync(CancellationToken.None);
        }

        return attached;
    }

    private static async Task<string> RefusedAsync(UnstartedService service, string folder)
    {
        var (exitCode, output) = await service.RunAsync("restore", folder);
        Assert.Equal(2, exitCode);
        return output;
    }

    private static async Task ChangeAByteAsync(string path)
    {
        var bytes = await File.ReadAllBytesAsync(path);
        bytes[^20] ^= 1;
        await File.WriteAllBytesAsync(path, bytes);
    }

    private static string CopyOf(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return to;
    }

    private static List<string> Names(string folder, Func<string, IEnumerable<string>>? enumerate = null) =>
        [.. (enumerate ?? Directory.EnumerateFiles)(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
}
