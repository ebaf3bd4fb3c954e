using Duplicates.Domain.Applications;
using Duplicates.Domain.Complaints;
using Duplicates.Domain.Time;
using Duplicates.Service.Accounts;
using Duplicates.Service.Applications;
using Duplicates.Service.Complaints;
using Duplicates.Service.Settings;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Forms;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Pages.My;

/// <summary>The complaints about one of the reader's applications, and the form for another.</summary>
[Authorize(Policy = ServicePolicies.Citizen)]
internal sealed class ComplaintModel(
    ApplicantCases cases,
    ComplaintStore complaints,
    ComplaintDesk desk,
    SignedInPeople people,
    TimeProvider clock,
    IStringLocalizer<ServiceTexts> texts,
    IOptions<DuplicatesOptions> options) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = string.Empty;

    /// <summary>A complaint was registered just now.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Filed { get; set; }

    [BindProperty]
    public ComplaintSubject? Subject { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? LateReason { get; set; }

    public DuplicateApplication Application { get; private set; } = null!;

    /// <summary>Complaints made before, the oldest first.</summary>
    public IReadOnlyList<Complaint> Complaints { get; private set; } = [];

    /// <summary>What can be complained about now; not what already waits for its answer.</summary>
    public IReadOnlyList<ComplaintSubject> Subjects =>
        [.. ComplaintSubjects.Of(Application, AlmatyTime.Today(clock)).Except(Complaints.Where(complaint => complaint.State is not ComplaintState.Answered).Select(complaint => complaint.Filed.Subject))];

    public IReadOnlyList<Choice> Choices => [.. Subjects.Select(subject => new Choice(subject.ToString(), texts[$"complaints.subject.{subject}"]))];

    /// <summary>The last day in time for a subject.</summary>
    public DateOnly LastDay(ComplaintSubject subject) => options.Value.Complaints.LastFilingDay(ComplaintSubjects.HappenedOn(subject, Application));

    /// <summary>Whether a complaint about one of the subjects would come late today.</summary>
    public bool AsksWhyLate => Subjects.Any(subject => AlmatyTime.Today(clock) > LastDay(subject));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        CheckAnswers();
        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            var by = people.Citizen(User).AsActor(Application.Content!.Applicant.Name.Full);
            await desk.FileAsync(Application, Subject!.Value, Text!, LateReason, by, cancellationToken);
            return this.GoTo(SitePaths.MyComplaint(Application.Number!.Value).With("?filed=true"));
        }
        catch (Exception exception) when (exception is RuleViolationException or StaleCaseException)
        {
            complaints.Forget();
            await LoadAsync(cancellationToken);
            ModelState.AddModelError(string.Empty, texts["complaints.not-now"]);
            return Page();
        }
    }

    private void CheckAnswers()
    {
        if (Subject is not { } subject || !Subjects.Contains(subject))
        {
            ModelState.Remove(nameof(Subject));
            ModelState.AddModelError(nameof(Subject), texts["complaints.subject-error"]);
        }
        else if (AlmatyTime.Today(clock) > LastDay(subject) && string.IsNullOrWhiteSpace(LateReason))
        {
            ModelState.AddModelError(nameof(LateReason), texts["complaints.late-error"]);
        }

        if (string.IsNullOrWhiteSpace(Text))
        {
            ModelState.AddModelError(nameof(Text), texts["complaints.text-error"]);
        }

        foreach (var (field, value) in ((string, string?)[])[(nameof(Text), Text), (nameof(LateReason), LateReason)])
        {
            if (value?.Trim().Length > TextLengths.Complaint)
            {
                ModelState.AddModelError(field, texts["apply.too-long", TextLengths.Complaint]);
            }
        }
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await cases.OpenAsync(User, Number, cancellationToken) is not { } application)
        {
            return false;
        }

        (Application, Complaints) = (application, await complaints.OfApplicationAsync(application.Id, cancellationToken));
        return true;
    }
}
