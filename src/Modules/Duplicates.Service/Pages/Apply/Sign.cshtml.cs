using Duplicates.Service.Accounts;
using Duplicates.Service.Applications;
using Duplicates.Service.Apply;
using Duplicates.Service.Intake;
using Duplicates.Service.Pages.Accounts;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Apply;

/// <summary>Takes the fresh code that signs exactly the text that is shown, and sends the application. It says who somebody is who has not signed in, too.</summary>
[DraftPage(AnswersEverybody = true)]
internal sealed class SignModel(
    OneTimeCodes codes,
    BrowserKeys browsers,
    ApplicationIntake intake,
    ApplicationText text,
    CodeSignature signing,
    FirstSignature first,
    IStringLocalizer<ServiceTexts> texts) : CodePage(codes, browsers, OneTimeCodePurpose.SignApplication, texts)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid CodeId { get; set; }

    /// <summary>What is signed, line by line; nothing while answers are missing or the browser asked for no such code.</summary>
    public IReadOnlyList<ApplicationLine> Text { get; private set; } = [];

    /// <summary>Which step it is: the last.</summary>
    public StepPlace? Place => OpenDraft.Of(HttpContext).Draft is { } draft ? ApplySteps.PlaceOf(step: null, draft.Answers) : null;

    /// <summary>The check page, with who signs filled in as it was.</summary>
    public SitePath CheckPath => SitePaths.DraftCheck(Id).With(OpenDraft.Of(HttpContext).Owner.Citizen is null ? $"?from={CodeId:N}" : string.Empty);

    /// <inheritdoc />
    protected override Guid SentId => CodeId;

    /// <inheritdoc />
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        PageHandlerExecutedContext? executed = null;
        await base.OnPageHandlerExecutionAsync(context, async () => executed = await next());
        if (executed?.Result is PageResult && Sent is { Request: var asked } && OpenDraft.Of(HttpContext).Draft is { } draft
            && await signing.ReadAsync(draft, asked.Iin, asked.Phone, HttpContext.RequestAborted) is { } content)
        {
            Text = text.Lines(content);
        }
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var (owner, draft) = OpenDraft.Of(HttpContext);
        if (owner.Citizen is { } citizen && await intake.FindTakenAsync(Id, citizen, cancellationToken) is { } number)
        {
            return this.GoTo(SitePaths.MyCase(number.Value));
        }

        return draft is null ? WithoutDraft(owner) : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var owner = OpenDraft.Of(HttpContext).Owner;
        if (owner.Citizen is null)
        {
            if (await first.IdentifyAsync(HttpContext, Id, CodeId, Code) is not { } identified)
            {
                return WithoutDraft(owner);
            }

            if (identified.Owner is null)
            {
                ModelState.AddModelError(nameof(Code), identified.Problem!);
                return Page();
            }

            owner = identified.Owner;
        }

        // the consent was given on the check page
        if (await signing.SubmitAsync(Id, CodeId, Code, consent: null, owner, cancellationToken) is not { } signed)
        {
            return NotFound();
        }

        if (signed.Problem is { } problem)
        {
            ModelState.AddModelError(nameof(Code), problem);
            return Page();
        }

        return this.GoTo(signed.Path!.Value);
    }

    /// <inheritdoc />
    protected override IActionResult GoToCode(Guid id) => this.GoTo(SitePaths.DraftCode(Id, id).With("?again=true"));

    /// <inheritdoc />
    protected override IActionResult GoToStart() => this.GoTo(SitePaths.DraftCheck(Id));

    private IActionResult WithoutDraft(DraftOwner owner) => owner.Citizen is null ? Challenge() : NotFound();
}
