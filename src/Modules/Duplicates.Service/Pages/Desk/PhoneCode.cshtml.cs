using Duplicates.Service.Accounts;
using Duplicates.Service.Desk;
using Duplicates.Service.OfficeWork;
using Duplicates.Service.Pages.Accounts;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Desk;

/// <summary>
/// Takes the code that the applicant reads from the phone. The phone is linked when the application is accepted; until then the draft
/// only knows that it was in hand.
/// </summary>
[Authorize(Policy = ServicePolicies.Identification)]
internal sealed class PhoneCodeModel(OneTimeCodes codes, BrowserKeys browsers, DeskDrafts drafts, IntakeDesk desk, IStringLocalizer<ServiceTexts> texts)
    : CodePage(codes, browsers, OneTimeCodePurpose.LinkPhone, texts)
{
    private readonly OneTimeCodes _codes = codes;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid CodeId { get; set; }

    /// <inheritdoc />
    protected override Guid SentId => CodeId;

    private DeskDraft Draft { get; set; } = null!;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var officer = SignedInPeople.AtDesk(User);
        if (await drafts.FindAsync(Id, officer, HttpContext.RequestAborted) is not { } draft)
        {
            context.Result = await desk.FindAcceptedAsync(Id, officer, HttpContext.RequestAborted) is { } number ? this.GoTo(SitePaths.DeskAccepted(number.Value)) : NotFound();
            return;
        }

        Draft = draft;
        await base.OnPageHandlerExecutionAsync(context, next);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var answer = await _codes.CheckAsync(CodeId, OneTimeCodePurpose.LinkPhone, Code, Browser, cancellationToken);
        if (answer is not { Iin: { } iin, Phone: { } phone })
        {
            ModelState.AddModelError(nameof(Code), answer.Problem(Texts));
            return Page();
        }

        var isOfThisDraft = string.Equals(answer.BoundTo, Id.ToString("N"), StringComparison.Ordinal) && Draft.Answers.Applicant == iin && Draft.Answers.Phone == phone;
        if (!isOfThisDraft || (answer.Verdict is not OneTimeCodeVerdict.Accepted && !answer.IsSecondClick))
        {
            ModelState.AddModelError(nameof(Code), OneTimeCodeAnswer.Unknown(OneTimeCodeVerdict.Expired).Problem(Texts));
            return Page();
        }

        if (!Draft.Answers.IsPhoneProven && !await drafts.SaveAsync(Draft, Draft.Answers with { IsPhoneProven = true }, OfficeMeasure.IntakePerson, SignedInPeople.AtDesk(User), cancellationToken))
        {
            return this.GoTo(SitePaths.DeskDraft(Id, "person"));
        }

        return this.GoTo(DeskPage.AfterPerson(Id, Draft.Answers));
    }

    /// <inheritdoc />
    protected override IActionResult GoToCode(Guid id) => this.GoTo(SitePaths.DeskCode(Id, id).With("?again=true"));

    /// <inheritdoc />
    protected override IActionResult GoToStart() => this.GoTo(SitePaths.DeskDraft(Id, "person"));
}
