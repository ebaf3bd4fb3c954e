using System.Globalization;
using Duplicates.Domain.Applications;
using Duplicates.Domain.Time;
using Duplicates.Service.Files;
using Duplicates.Service.Web.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Pages.Casework;

/// <summary>A page on which an officer enters what the applicant wrote on paper; the history names the officer.</summary>
[FileUpload]
internal abstract class PaperPage : CaseActionPage
{
    /// <summary>The day on which the paper came; today, unless another is typed.</summary>
    [BindProperty]
    public string? ReceivedOn { get; set; }

    /// <summary>What stands on the paper.</summary>
    [BindProperty]
    public string? Text { get; set; }

    /// <summary>Pictures of the paper.</summary>
    [BindProperty]
    public IReadOnlyList<IFormFile> Uploads { get; set; } = [];

    /// <summary>Pictures taken already, with a form that was shown again.</summary>
    public IReadOnlyList<AttachedFile> TakenFiles { get; private set; } = [];

    /// <summary>Whether the page asks what stands on the paper.</summary>
    public virtual bool HasText => true;

    /// <summary>Whether nothing is entered without a picture of the paper.</summary>
    public virtual bool NeedsScan => false;

    /// <summary>To what the pictures belong: what is entered now, and not what was entered before.</summary>
    private string Part => string.Create(CultureInfo.InvariantCulture, $"paper-{Action}-{Application.History.Count}");

    private CaseFiles Files => HttpContext.RequestServices.GetRequiredService<CaseFiles>();

    public void OnGet(bool tooLarge)
    {
        ReceivedOn = DateOnly.FromDateTime(AlmatyTime.ToLocal(Now)).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
        if (tooLarge)
        {
            ModelState.AddModelError(nameof(Uploads), Texts["files.request-too-large"]);
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!DateOnly.TryParseExact(ReceivedOn?.Trim(), ["dd.MM.yyyy", "d.M.yyyy", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            ModelState.AddModelError(nameof(ReceivedOn), Texts["casework.hearing.day-error"]);
        }

        Check();
        await TakeFilesAsync(cancellationToken);
        return await ActAsync(() => Enter(new(day) { Scan = TakenFiles }));
    }

    /// <summary>Says what of the form is missing.</summary>
    protected virtual void Check()
    {
        if (HasText)
        {
            RequireText(nameof(Text), Text, TextLengths.Statement, "casefile.paper.text-error");
        }
    }

    /// <summary>Enters it.</summary>
    protected abstract void Enter(OnPaper paper);

    /// <inheritdoc />
    protected override string FieldOf(RuleViolation violation) => violation switch
    {
        RuleViolation.ReceivedOutsideTime => nameof(ReceivedOn),
        RuleViolation.PicturesRequired => nameof(Uploads),
        _ => base.FieldOf(violation),
    };

    /// <summary>Takes each picture that is fit; one that is not loses neither the others nor what was typed.</summary>
    private async Task TakeFilesAsync(CancellationToken cancellationToken)
    {
        if ((await Files.AddAsync(Application.Id, Part, Uploads, cancellationToken)).Refusals(Texts) is { } refusals)
        {
            ModelState.AddModelError(nameof(Uploads), refusals);
        }

        TakenFiles = await Files.OfAsync(Application.Id, Part, cancellationToken);
    }
}
