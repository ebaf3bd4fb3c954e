using System.Security.Claims;
using Duplicates.Domain.Applications;
using Duplicates.Service.Accounts;
using Duplicates.Service.Applications;
using Duplicates.Service.Audit;

namespace Duplicates.Service.Casework;

/// <summary>What becomes of the holder of a case.</summary>
internal enum HolderChange
{
    /// <summary>The officer takes it.</summary>
    Claim,

    /// <summary>A colleague gets it.</summary>
    Assign,

    /// <summary>Nobody holds it any more.</summary>
    Release,
}

/// <summary>A case that stayed as it was, and why.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Violation">The rule in the way; null when somebody else was faster.</param>
internal sealed record HolderUnchanged(string Number, RuleViolation? Violation);

/// <summary>Changes who holds cases; two people who claim one case at once get one holder.</summary>
internal sealed class Assignments(StaffCases cases, ApplicationStore store, IColleagues colleagues, TimeProvider clock)
{
    /// <summary>The colleague with this account at the officer's school; null when there is none.</summary>
    public async Task<Actor?> FindColleagueAsync(ClaimsPrincipal user, string? accountId, CancellationToken cancellationToken) =>
        (await colleagues.OfOfficeAsync(SignedInPeople.Officer(user).OfficeId, cancellationToken))
            .FirstOrDefault(colleague => string.Equals(colleague.Id, accountId, StringComparison.Ordinal))?.AsActor();

    /// <summary>Changes one case that was opened for the officer; nothing is stored.</summary>
    public void Change(DuplicateApplication application, HolderChange change, Actor? colleague, string? note, Actor officer)
    {
        switch (change)
        {
            case HolderChange.Claim:
                application.Claim(note, officer, clock.GetUtcNow());
                break;
            case HolderChange.Assign:
                application.AssignTo(colleague!, note, officer, clock.GetUtcNow());
                break;
            default:
                application.Release(note, officer, clock.GetUtcNow());
                break;
        }
    }

    /// <summary>Changes several cases, each for itself; returns those that stayed as they were.</summary>
    public async Task<IReadOnlyList<HolderUnchanged>> ChangeAllAsync(
        ClaimsPrincipal user, IEnumerable<string> numbers, HolderChange change, Actor? colleague, string? note, CancellationToken cancellationToken)
    {
        var unchanged = new List<HolderUnchanged>();
        foreach (var number in numbers.Distinct(StringComparer.Ordinal).Take(WorkList.PageSize))
        {
            if (await cases.OpenAsync(user, number, AuditAction.CaseRead, cancellationToken) is not { } application)
            {
                unchanged.Add(new(number, null));
                continue;
            }

            try
            {
                Change(application, change, colleague, note, SignedInPeople.Officer(user).AsActor());
                await store.SaveAsync(application, cancellationToken);
            }
            catch (RuleViolationException exception)
            {
                unchanged.Add(new(number, exception.Violation));
            }
            catch (StaleCaseException)
            {
                store.Forget();
                unchanged.Add(new(number, null));
            }
        }

        return unchanged;
    }
}
