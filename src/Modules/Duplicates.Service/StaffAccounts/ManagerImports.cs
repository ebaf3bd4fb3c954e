using System.Text.Json;
using System.Text.Json.Serialization;
using Duplicates.Domain;
using Duplicates.Domain.Time;
using Duplicates.Service.Audit;
using Duplicates.Service.Data;
using Duplicates.Service.Offices;
using Duplicates.Service.Offices.Import;
using Duplicates.Service.Protection;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.StaffAccounts;

/// <summary>
/// Invites the first managers of thousands of organisations by a list: looks it through without changing anything, and on the
/// administrator's word invites whoever stands in a sound row, one after another. A host that stops in between leaves the rest to another.
/// </summary>
internal sealed class ManagerImports(DuplicatesDbContext db, StaffAccountDesk desk, StaffInvitations invitations, IOffices offices, FieldCipher cipher, AuditLog audit, TimeProvider clock)
{
    /// <summary>How many mistakes of a list are kept and told.</summary>
    public const int MostProblems = 1000;

    /// <summary>How many letters are printed at once.</summary>
    public const int LettersAtOnce = 20;

    private const int Shown = 20;
    private const int Batch = 20;
    private const int LongestFileName = 200;
    private static readonly TimeSpan HoldLength = TimeSpan.FromMinutes(5);

    /// <summary>How long a list waits for the administrator's word.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(7);
    private static readonly JsonSerializerOptions Options = new() { Converters = { new JsonStringEnumConverter() } };

    /// <summary>The newest lists, without what is in them.</summary>
    public async Task<IReadOnlyList<ManagerImportSummary>> NewestAsync(CancellationToken cancellationToken) =>
        await db.ManagerImports.AsNoTracking().OrderByDescending(row => row.SentAt).Take(Shown).Select(Summary).ToListAsync(cancellationToken);

    /// <summary>One list; null when there is none.</summary>
    public Task<ManagerImportSummary?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        db.ManagerImports.AsNoTracking().Where(row => row.Id == id).Select(Summary).SingleOrDefaultAsync(cancellationToken);

    /// <summary>The kept mistakes of a list, by lines.</summary>
    public async Task<IReadOnlyList<ImportProblem>> ProblemsAsync(Guid id, CancellationToken cancellationToken) =>
        JsonSerializer.Deserialize<List<ImportProblem>>(await db.ManagerImports.Where(row => row.Id == id).Select(row => row.Problems).SingleAsync(cancellationToken), Options) ?? [];

    /// <summary>Looks a list through and remembers what was found; nobody is invited.</summary>
    public async Task<Guid> CheckAsync(string fileName, byte[] bytes, AccountKeeper keeper, CancellationToken cancellationToken)
    {
        var list = ManagerList.Read(bytes, offices, await desk.Accounts.OfficesOfAsync(ManagerList.EmailsOf(bytes), cancellationToken));
        var (id, now) = (Guid.NewGuid(), clock.GetUtcNow());
        db.ManagerImports.Add(new()
        {
            Id = id,
            FileName = fileName.Length > LongestFileName ? fileName[^LongestFileName..] : fileName,
            File = list.Sound.Count > 0 ? cipher.ProtectBytes(bytes, ProtectedColumns.ManagerList.At(id)) : null,
            State = list.Sound.Count > 0 ? ManagerImportState.Checked : ManagerImportState.Refused,
            Lines = list.Lines,
            Sound = list.Sound.Count,
            ProblemCount = list.Problems.Count,
            Problems = JsonSerializer.Serialize(list.Problems.Take(MostProblems), Options),
            Accounts = string.Empty,
            KeeperId = keeper.Id,
            SentAt = now,
        });
        await db.ManagerImports.Where(row => row.State == ManagerImportState.Checked && row.SentAt < now - Patience).ExecuteDeleteAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return id;
    }

    /// <summary>Lets the people of a list be invited; whoever says so is on record for each invitation.</summary>
    /// <returns>Whether the list waited for this.</returns>
    public async Task<bool> StartAsync(Guid id, AccountKeeper keeper, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.ManagerImports.Where(row => row.Id == id && row.State == ManagerImportState.Checked)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.State, ManagerImportState.Running).SetProperty(row => row.KeeperId, keeper.Id), cancellationToken) != 1)
        {
            return false;
        }

        await audit.AppendAsync(new(keeper.Id, keeper.Name, AuditActs.RoleOf(AuditAction.ManagersImported, keeper.Roles)), AuditAction.ManagersImported, id.ToString(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Makes the next letters of a list, for those who have not chosen a password; their older links are worthless then.</summary>
    public async Task<IReadOnlyList<ManagerLetter>> PrintAsync(Guid id, AccountKeeper keeper, string language, CancellationToken cancellationToken)
    {
        var row = await db.ManagerImports.AsNoTracking().SingleAsync(row => row.Id == id, cancellationToken);
        var (letters, at) = (new List<ManagerLetter>(), row.Printed);
        string[] accounts = row.Accounts.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        for (; at < accounts.Length && letters.Count < LettersAtOnce; at++)
        {
            if (await desk.Accounts.FindAsync(accounts[at], cancellationToken) is { HasPassword: false, IsLocked: false } account
                && await desk.ResetAsync(keeper, account.Id, language, send: false, cancellationToken) is { Link: { } link })
            {
                letters.Add(new(account, link));
            }
        }

        await db.ManagerImports.Where(one => one.Id == id).ExecuteUpdateAsync(change => change.SetProperty(one => one.Printed, at), cancellationToken);
        return letters;
    }

    /// <summary>Invites whoever waits.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (desk.IsOpen && await TakeAsync(cancellationToken) is { } row)
        {
            var list = ManagerList.Read(cipher.UnprotectBytes(row.File, ProtectedColumns.ManagerList.At(row.Id)), offices, new Dictionary<string, string>(StringComparer.Ordinal));
            while (row.State is ManagerImportState.Running)
            {
                await InviteAsync(row, [.. list.Sound.Skip(row.Gone).Take(Batch)], cancellationToken);
                (row.State, row.HeldUntil) = (row.State is ManagerImportState.Running && row.Gone >= list.Sound.Count ? ManagerImportState.Done : row.State, clock.GetUtcNow() + HoldLength);
                if (row.State is not ManagerImportState.Running)
                {
                    (row.File, row.FinishedAt) = (null, clock.GetUtcNow());
                }

                db.ManagerImports.Update(row);
                await db.SaveChangesAsync(cancellationToken);
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task InviteAsync(ManagerImportRow row, IReadOnlyList<ManagerLine> lines, CancellationToken cancellationToken)
    {
        var keeper = await desk.Accounts.FindAsync(row.KeeperId, cancellationToken) is { IsLocked: false } account ? AccountKeeper.Of(account, AlmatyTime.Today(clock)) : null;
        foreach (var line in lines)
        {
            var role = line.Office.Kind is OfficeKind.Corporation ? ServiceRoles.CorporationOperator : ServiceRoles.SchoolHead;
            var outcome = keeper is null ? new(AccountProblem.NotAllowed)
                : await desk.InviteAsync(keeper, new(line.Email, line.Name, line.Office.Id, [role, ServiceRoles.AccountManager]), Languages.Kazakh, invitations.CanBeSent, cancellationToken);
            db.ChangeTracker.Clear();
            if (outcome.Problem is AccountProblem.NotAllowed)
            {
                row.State = ManagerImportState.Stopped;
                return;
            }

            // an account that is there was made before a host stopped, or beside the list
            if (outcome.Id is { } id)
            {
                (row.Invited, row.Accounts) = (row.Invited + 1, $"{row.Accounts}{id}\n");
            }

            row.Gone++;
        }
    }

    private async Task<ManagerImportRow?> TakeAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var next = await db.ManagerImports.AsNoTracking().Where(row => row.State == ManagerImportState.Running && row.HeldUntil < now).OrderBy(row => row.SentAt).FirstOrDefaultAsync(cancellationToken);
        return next is not null
            && await db.ManagerImports.Where(row => row.Id == next.Id && row.HeldUntil == next.HeldUntil).ExecuteUpdateAsync(change => change.SetProperty(row => row.HeldUntil, now + HoldLength), cancellationToken) == 1
            ? next
            : null;
    }

    private static System.Linq.Expressions.Expression<Func<ManagerImportRow, ManagerImportSummary>> Summary { get; } =
        row => new(row.Id, row.FileName, row.State, row.Lines, row.Sound, row.Gone, row.Invited, row.ProblemCount, row.Printed, row.SentAt, row.FinishedAt);
}

/// <summary>What is to be told of a list and its invitations.</summary>
/// <param name="Id">Its id.</param>
/// <param name="FileName">The name under which it came.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Lines">Rows of the file.</param>
/// <param name="Sound">Rows that can be taken.</param>
/// <param name="Gone">Of these, how many were gone through.</param>
/// <param name="Invited">How many people were invited.</param>
/// <param name="ProblemCount">How many mistakes were found.</param>
/// <param name="Printed">For how many of the invited letters were made.</param>
/// <param name="SentAt">UTC instant at which it came.</param>
/// <param name="FinishedAt">UTC instant at which the last was invited; null before.</param>
internal sealed record ManagerImportSummary(
    Guid Id, string FileName, ManagerImportState State, int Lines, int Sound, int Gone, int Invited, int ProblemCount, int Printed, DateTimeOffset SentAt, DateTimeOffset? FinishedAt);

/// <summary>A letter to print: whom it is for, and the link that is shown now or never.</summary>
internal sealed record ManagerLetter(StaffAccountState Account, string Link);
