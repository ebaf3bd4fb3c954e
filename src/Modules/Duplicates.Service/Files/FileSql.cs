using System.Data.Common;
using Duplicates.Domain.Applications;
using Duplicates.Service.Data;
using Duplicates.Service.Protection;

namespace Duplicates.Service.Files;

/// <summary>
/// What the pages of the form and of cases ask of the files,
/// in fixed SQL that both engines understand: the entity framework spends more on such a question than the engine on its answer.
/// </summary>
internal sealed class FileSql(DuplicatesDbContext db, FieldCipher cipher)
{
    /// <summary>The files of a part of a draft or a case, the first attached first.</summary>
    public async Task<IReadOnlyList<AttachedFile>> FilesOfPartAsync(Guid caseId, string part, CancellationToken cancellationToken)
    {
        var files = await db.Database.ReadPlainAsync(
            """SELECT "Id", "Name", "Kind", "Length", "Sha256", "AddedAt" FROM "AttachedFiles" WHERE "CaseId" = @case AND "Part" = @part""",
            row => (AddedAt: PlainSql.Instant(row, 5), File: FileOf(row, caseId)),
            cancellationToken,
            ("@case", caseId),
            ("@part", part));
        return [.. files.OrderBy(file => file.AddedAt).ThenBy(file => file.File.Name, StringComparer.Ordinal).ThenBy(file => file.File.Id).Select(file => file.File)];
    }

    /// <summary>The identities of the files of cases, as a connection sees them.</summary>
    public static Task<IReadOnlyList<Guid>> HandedInAsync(DbConnection connection, CancellationToken cancellationToken) =>
        connection.ReadPlainAsync("""SELECT "Id" FROM "AttachedFiles" WHERE "IsHandedIn" """, row => row.GetGuid(0), cancellationToken);

    private AttachedFile FileOf(DbDataReader row, Guid caseId)
    {
        var id = row.GetGuid(0);
        var name = cipher.UnprotectOrPlain(row.GetString(1), ProtectedColumns.FileName.At(id, caseId));
        return new(id, name, Enum.Parse<AttachedFileKind>(row.GetString(2)), row.GetInt64(3), row.GetString(4));
    }
}
