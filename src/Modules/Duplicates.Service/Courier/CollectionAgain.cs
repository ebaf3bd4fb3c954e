using Duplicates.Domain.Numbers;
using Duplicates.Domain.Time;
using Duplicates.Service.Accounts;
using Duplicates.Service.Applications;
using Duplicates.Service.Audit;
using Duplicates.Service.Calendar;
using Duplicates.Service.Settings;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Courier;

/// <summary>Asks the school for a duplicate that went back from the operator's office, because its owner came for it after all.</summary>
internal sealed class CollectionAgain(ApplicationStore store, AuditLog audit, IWorkingCalendarSource calendars, IOptions<DuplicatesOptions> options, TimeProvider clock)
{
    /// <summary>The last day (Almaty) on which a duplicate that is asked for now leaves in time.</summary>
    public DateOnly SendBy => calendars.Current.AddWorkingDays(AlmatyTime.Today(clock), options.Value.Courier.SendAgainWorkingDays);

    /// <summary>Asks for it.</summary>
    /// <returns>The day by which it leaves the school; null when there is nothing of this number that went back from the office, and then a case of others leaves an entry in the audit log.</returns>
    public async Task<DateOnly?> RequestAsync(string? typed, SchoolOfficer officer, CancellationToken cancellationToken)
    {
        if (!ApplicationNumber.TryParse(typed, out var number, out _))
        {
            return null;
        }

        var application = await store.FindCollectedAtAsync(number, officer.OfficeId, cancellationToken);
        if (application is not null || await store.ExistsAsync(number, cancellationToken))
        {
            await audit.AppendAsync(officer.AsActor(), application is null ? AuditAction.CaseDenied : AuditAction.CaseRead, number.Value, cancellationToken);
        }

        if (application is not { CanBeRequestedAgain: true })
        {
            return null;
        }

        var day = SendBy;
        application.RequestCollection(day, officer.AsActor(), clock.GetUtcNow());
        await store.SaveAsync(application, cancellationToken);
        return day;
    }
}
