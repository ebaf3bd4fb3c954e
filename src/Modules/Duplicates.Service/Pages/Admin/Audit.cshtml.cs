using System.Globalization;
using Duplicates.Domain.Time;
using Duplicates.Service.Administration;
using Duplicates.Service.Audit;
using Duplicates.Service.StaffAccounts;
using Duplicates.Service.Web.Forms;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Admin;

/// <summary>A line of the log as the page shows it.</summary>
internal sealed record AuditLine(AuditEntryRow Entry, string Who);

/// <summary>The audit log: sought by person, subject, kind and days, and checked against its signed heads.</summary>
[Authorize(Policy = ServicePolicies.Administrator)]
internal sealed class AuditModel(AuditReading log, StaffAccountDesk desk, AuditCheckTurn turn, IAuditVerification verification, IStringLocalizer<ServiceTexts> texts) : PageModel
{
    private const int PageSize = 50;
    private const int LongestWord = 200;

    /// <summary>The e-mail of a member of staff, or the identity of whoever acted.</summary>
    [BindProperty(SupportsGet = true)]
    public string? By { get; set; }

    /// <summary>The number of a case, or what else an entry is about.</summary>
    [BindProperty(SupportsGet = true)]
    public string? About { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    /// <summary>The number with which the page before ended.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    public IReadOnlyList<AuditLine> Lines { get; private set; } = [];

    /// <summary>The address of the next page; null on the last.</summary>
    public QueryString? Next { get; private set; }

    /// <summary>What the check found; null when none was asked for.</summary>
    public AuditReport? Report { get; private set; }

    /// <summary>The kinds of entries as people say them.</summary>
    public IReadOnlyList<Choice> Kinds =>
        [.. Enum.GetNames<AuditAction>().Select(action => new Choice(action, texts[$"audit.action.{action}"])).OrderBy(choice => choice.Text, StringComparer.CurrentCulture)];

    public Task OnGetAsync(CancellationToken cancellationToken) => SearchAsync(cancellationToken);

    /// <summary>Goes through the whole log and compares it with its heads.</summary>
    public async Task OnPostAsync(CancellationToken cancellationToken)
    {
        Report = await turn.RunAsync(verification, cancellationToken);
        if (Report is null)
        {
            ModelState.AddModelError(string.Empty, texts["audit.check.busy"]);
        }

        await SearchAsync(cancellationToken);
    }

    private async Task SearchAsync(CancellationToken cancellationToken)
    {
        foreach (var (name, value) in new[] { (nameof(From), From), (nameof(To), To) })
        {
            if (!string.IsNullOrWhiteSpace(value) && TypedDay.Find(value) is null)
            {
                ModelState.AddModelError(name, texts["staff-accounts.acting.day-error"]);
            }
        }

        if (!ModelState.IsValid && Report is null)
        {
            return;
        }

        AuditAction? kind = Enum.TryParse<AuditAction>(Kind, out var parsed) ? parsed : null;
        var query = new AuditQuery(await ActorAsync(cancellationToken), Word(About), kind, Start(From, 0), Start(To, 1), Before);
        var found = await log.SearchAsync(query, PageSize + 1, cancellationToken);
        Next = found.Count > PageSize
            ? QueryString.Create(new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["by"] = By,
                ["about"] = About,
                ["kind"] = Kind,
                ["from"] = From,
                ["to"] = To,
                ["before"] = found[PageSize - 1].Sequence.ToString(CultureInfo.InvariantCulture),
            })
            : null;
        Lines = await NamedAsync([.. found.Take(PageSize)], cancellationToken);
    }

    private static string? Word(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim()[..Math.Min(typed.Trim().Length, LongestWord)];

    private static DateTimeOffset? Start(string? typed, int daysLater) => TypedDay.Find(typed) is { } day ? AlmatyTime.ToInstant(day.AddDays(daysLater).ToDateTime(TimeOnly.MinValue)) : null;

    private async Task<string?> ActorAsync(CancellationToken cancellationToken) =>
        Word(By) is not { } word ? null
        : desk.IsOpen && word.Contains('@', StringComparison.Ordinal) ? (await desk.Accounts.FindByEmailAsync(word, cancellationToken))?.Id ?? word : word;

    private async Task<IReadOnlyList<AuditLine>> NamedAsync(IReadOnlyList<AuditEntryRow> entries, CancellationToken cancellationToken)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var id in entries.Select(entry => entry.ActorId).Distinct(StringComparer.Ordinal))
        {
            names[id] = desk.IsOpen ? (await desk.Accounts.FindAsync(id, cancellationToken))?.Name ?? string.Empty : string.Empty;
        }

        return [.. entries.Select(entry => new AuditLine(entry, names[entry.ActorId]))];
    }
}
