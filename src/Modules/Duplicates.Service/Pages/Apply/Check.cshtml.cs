using Duplicates.Domain.Applications;
using Duplicates.Domain.People;
using Duplicates.Service.Accounts;
using Duplicates.Service.Applications;
using Duplicates.Service.Apply;
using Duplicates.Service.Files;
using Duplicates.Service.Intake;
using Duplicates.Service.Offices;
using Duplicates.Service.Signing;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Apply;

/// <summary>Everything on one page, the consent, who signs, and the way to signing. Whoever has not signed in says here who they are, and one code does both.</summary>
[DraftPage]
internal sealed class CheckModel(
    Drafts drafts,
    CaseFiles files,
    ApplicationIntake intake,
    ApplicationContents contents,
    CodeSignature signing,
    OneTimeCodes codes,
    MobilePhones phones,
    BrowserKeys browsers,
    SignatureCheck signatures,
    TimeProvider clock,
    IStringLocalizer<ServiceTexts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>What a change just made has made void.</summary>
    [BindProperty(SupportsGet = true)]
    public IReadOnlyList<DroppedAnswer> Dropped { get; set; } = [];

    /// <summary>A code that this browser asked for and that did not come: who signs is filled in as it was then.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid From { get; set; }

    /// <summary>The IIN of somebody who has not signed in.</summary>
    [BindProperty]
    public string? Iin { get; set; }

    /// <summary>The phone of somebody who has not signed in.</summary>
    [BindProperty]
    public string? Phone { get; set; }

    [BindProperty]
    public bool Consent { get; set; }

    /// <summary>The answers as they will be sent.</summary>
    public DraftAnswers Answers { get; private set; } = null!;

    /// <summary>The school that decides.</summary>
    public Office School { get; private set; } = null!;

    /// <summary>Where the document is collected.</summary>
    public Office Collection { get; private set; } = null!;

    /// <summary>What is attached.</summary>
    public IReadOnlyList<AttachedFile> Files { get; private set; } = [];

    /// <summary>The person; null before signing in.</summary>
    public Citizen? Citizen { get; private set; }

    /// <summary>Which step it is: the last.</summary>
    public StepPlace Place => ApplySteps.PlaceOf(step: null, Answers)!;

    /// <summary>Whether a digital signature can be checked here.</summary>
    public bool OffersSignature => signatures.IsOffered;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var (draft, elsewhere) = await LoadAsync(cancellationToken);
        Consent = draft?.Answers.Consent is not null;
        if (await codes.FindAsync(From, OneTimeCodePurpose.SignApplication, browsers.Of(HttpContext), cancellationToken) is { Request: var asked })
        {
            (Iin, Phone) = (asked.Iin.Value, asked.Phone.Display);
        }

        return elsewhere ?? Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => ConsentAsync(byCode: true, SendCodeAsync, cancellationToken);

    /// <summary>Goes on to the digital signature; whoever has not signed in does so by it, too.</summary>
    public Task<IActionResult> OnPostSignatureAsync(CancellationToken cancellationToken) => ConsentAsync(
        byCode: false,
        _ => Task.FromResult(!OffersSignature ? NotFound() : Citizen is null ? this.GoTo(SitePaths.SignInSignature.With(QueryString.Create("returnUrl", SignatureAddress))) : this.GoTo(SitePaths.DraftSignature(Id))),
        cancellationToken);

    private string SignatureAddress => $"{Request.PathBase}/{SitePaths.DraftSignature(Id).In(ReaderLanguage.Current)}";

    private async Task<IActionResult> ConsentAsync(bool byCode, Func<Draft, Task<IActionResult>> goOn, CancellationToken cancellationToken)
    {
        var (draft, elsewhere) = await LoadAsync(cancellationToken);
        if (draft is null || elsewhere is not null)
        {
            return elsewhere ?? NotFound();
        }

        if (!Consent)
        {
            if (byCode)
            {
                // what is missing beside the consent is said at once
                ReadSigner();
            }

            ModelState.AddModelError(nameof(Consent), texts["apply.check.consent-error"]);
            return Page();
        }

        await drafts.SaveAsync(draft, draft.Answers with { Consent = new(ApplicationText.ConsentVersion, clock.GetUtcNow()) }, OpenDraft.Of(HttpContext).Owner, cancellationToken);
        return await goOn(draft);
    }

    private async Task<IActionResult> SendCodeAsync(Draft draft)
    {
        var stop = HttpContext.RequestAborted;
        if (ReadSigner() is not var (iin, phone) || await signing.ReadAsync(draft, iin, phone, stop) is not { } content)
        {
            return Page();
        }

        try
        {
            var (address, browser) = (HttpContext.Connection.RemoteIpAddress, browsers.Of(HttpContext));
            var code = Citizen is null
                ? await signing.SendAsync(Id, content, iin, phone, address, browser, stop)
                : await signing.SendAsync(Id, content, Citizen, address, browser, stop);
            return this.GoTo(SitePaths.DraftCode(Id, code));
        }
        catch (TooManyCodesException exception)
        {
            return this.TooManyCodesAsked(exception, texts);
        }
        catch (PhoneNotConfirmedException exception) when (exception.Standing is PhoneStanding.NotLinked)
        {
            return this.GoTo(SitePaths.PhoneNotConfirmed.With(QueryString.Create("returnUrl", $"{Request.PathBase}{Request.Path}")));
        }
        catch (PhoneNotConfirmedException)
        {
            ModelState.AddModelError(string.Empty, texts["phone.unanswered"]);
            return Page();
        }
    }

    /// <summary>Who signs: the person who is signed in, or whoever the fields name; null when they name nobody.</summary>
    private (Iin Iin, PhoneNumber Phone)? ReadSigner()
    {
        if (Citizen is not null)
        {
            return (Citizen.Iin, Citizen.Phone);
        }

        if (!Domain.People.Iin.TryParse(Iin, out var iin, out var iinError))
        {
            ModelState.AddModelError(nameof(Iin), texts[$"accounts.iin-error.{iinError}"]);
        }
        else if (iin == Answers.ChildIin)
        {
            ModelState.AddModelError(nameof(Iin), texts["apply.check.child-iin"]);
        }

        if (!phones.TryRead(Phone, out var phone, out var phoneError))
        {
            ModelState.AddModelError(nameof(Phone), texts[$"accounts.phone-error.{phoneError}"]);
        }

        return ModelState.IsValid && iin is not null && phone is not null ? (iin, phone) : null;
    }

    private async Task<(Draft? Draft, IActionResult? Elsewhere)> LoadAsync(CancellationToken cancellationToken)
    {
        var (owner, draft) = OpenDraft.Of(HttpContext);
        Citizen = owner.Citizen;
        if (draft is null)
        {
            // the back button after sending: the draft is a case now
            var number = Citizen is null ? null : await intake.FindTakenAsync(Id, Citizen, cancellationToken);
            return (null, number is null ? NotFound() : this.GoTo(SitePaths.MyCase(number.Value)));
        }

        if (contents.PlacesOf(draft.Answers) is not var (school, collection))
        {
            return (draft, this.GoTo(SitePaths.Draft(Id, (ApplySteps.FirstUnanswered(draft.Answers) ?? ApplyStep.School).Path())));
        }

        (Answers, School, Collection) = (draft.Answers, school, collection);
        Files = await files.OfAsync(Id, CaseFiles.Application, cancellationToken);
        return (draft, null);
    }
}
