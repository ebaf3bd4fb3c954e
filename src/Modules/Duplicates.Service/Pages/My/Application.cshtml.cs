using Duplicates.Domain;
using Duplicates.Domain.Applications;
using Duplicates.Domain.Time;
using Duplicates.Service.Applications;
using Duplicates.Service.Courier;
using Duplicates.Service.Files;
using Duplicates.Service.Offices;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Forms;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.My;

/// <summary>One application of the reader: where it stands, what comes next, its papers.</summary>
[Authorize(Policy = ServicePolicies.Citizen)]
[FileUpload]
internal sealed class ApplicationModel(
    ApplicantCases cases,
    ApplicationStore store,
    CaseFiles files,
    CollectionAgain again,
    IOffices offices,
    TimeProvider clock,
    IStringLocalizer<ServiceTexts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = string.Empty;

    /// <summary>The application was sent just now.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Submitted { get; set; }

    /// <summary>A question was answered just now.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Answered { get; set; }

    /// <summary>Which question is answered.</summary>
    [BindProperty]
    public Guid QuestionId { get; set; }

    [BindProperty]
    public string? Answer { get; set; }

    /// <summary>Files that come with the answer.</summary>
    [BindProperty]
    public IReadOnlyList<IFormFile> Uploads { get; set; } = [];

    /// <summary>Files taken already for an answer that was not sent yet.</summary>
    public IReadOnlyList<AttachedFile> TakenFiles { get; private set; } = [];

    public DuplicateApplication Application { get; private set; } = null!;

    /// <summary>What one sees of the case at a glance.</summary>
    public CaseMark Mark => Application.ForApplicant(AlmatyTime.Today(clock));

    /// <summary>The organisation that has the case now, with its address and phones; null when it is not published.</summary>
    public Office? Holder => offices.Find(Application.OfficeId!);

    /// <summary>The name of the organisation that has the case now; null when nobody has to do anything but the applicant.</summary>
    public BilingualText? HolderName => !Application.IsResultAwaited
        ? null
        : Application.History.OfType<ApplicationRedirected>().LastOrDefault()?.ToOfficeName ?? Application.Content!.OfficeName;

    public bool CanWithdraw => Application.State is ApplicationState.Registered or ApplicationState.UnderReview or ApplicationState.HearingAppointed or ApplicationState.Redirected;

    public async Task<IActionResult> OnGetAsync(bool tooLarge, CancellationToken cancellationToken)
    {
        if (tooLarge)
        {
            ModelState.AddModelError(nameof(Uploads), texts["files.request-too-large"]);
        }

        return await LoadAsync(cancellationToken) ? Page() : NotFound();
    }

    /// <summary>The hearing as a calendar file; nothing when none is appointed.</summary>
    public async Task<IActionResult> OnGetCalendarAsync(CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken) && Application is { State: ApplicationState.HearingAppointed, Hearing: { } hearing }
            ? File(
                CalendarFile.Write(
                    new(
                        $"{Application.Id:N}-hearing",
                        Application.History.Count,
                        AlmatyTime.ToInstant(hearing.At),
                        End: null,
                        texts["my.hearing.calendar"],
                        $"{SiteAddress.Of(HttpContext)}/{SitePaths.MyCase(Number)}",
                        hearing.Place),
                    clock.GetUtcNow()),
                CalendarFile.ContentType,
                "hearing.ics")
            : NotFound();

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        return await ChangeAsync(by => Application.Withdraw(by, clock.GetUtcNow()), string.Empty, "my.withdraw.too-late", cancellationToken);
    }

    /// <summary>Asks the school for a duplicate that went back from the office, because nobody had collected it.</summary>
    public async Task<IActionResult> OnPostSendAgainAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        return await ChangeAsync(by => Application.RequestCollection(again.SendBy, by, clock.GetUtcNow()), string.Empty, "my.send-again.too-late", cancellationToken);
    }

    public async Task<IActionResult> OnPostAnswerAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        if (string.IsNullOrWhiteSpace(Answer) || Answer.Trim().Length > TextLengths.Statement)
        {
            ModelState.AddModelError(nameof(Answer), texts[string.IsNullOrWhiteSpace(Answer) ? "casefile.my.error" : "apply.too-long", TextLengths.Statement]);
        }

        await TakeFilesAsync(cancellationToken);
        return ModelState.IsValid
            ? await ChangeAsync(by => Application.Answer(QuestionId, Answer!, by, clock.GetUtcNow(), TakenFiles), "?answered=true", "casefile.my.too-late", cancellationToken)
            : Page();
    }

    /// <summary>Takes files for the open question only; one that is not fit loses neither the others nor the text.</summary>
    private async Task TakeFilesAsync(CancellationToken cancellationToken)
    {
        if (Application.OpenQuestion?.QuestionId != QuestionId)
        {
            return;
        }

        var part = $"answer-{QuestionId:N}";
        if ((await files.AddAsync(Application.Id, part, Uploads, cancellationToken)).Refusals(texts) is { } refusals)
        {
            ModelState.AddModelError(nameof(Uploads), refusals);
        }

        TakenFiles = await files.OfAsync(Application.Id, part, cancellationToken);
    }

    private async Task<IActionResult> ChangeAsync(Action<Actor> command, string query, string tooLate, CancellationToken cancellationToken)
    {
        try
        {
            command(cases.ReaderOf(Application, User));
            await store.SaveAsync(Application, cancellationToken);
            return this.GoTo(SitePaths.MyCase(Application.Number!.Value).With(query));
        }
        catch (Exception exception) when (exception is RuleViolationException or StaleCaseException)
        {
            store.Forget();
            await LoadAsync(cancellationToken);
            ModelState.AddModelError(string.Empty, texts[tooLate]);
            return Page();
        }
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await cases.OpenAsync(User, Number, cancellationToken) is not { } application)
        {
            return false;
        }

        Application = application;
        return true;
    }
}
