using Duplicates.Domain.Applications;
using Duplicates.Service.Casework;
using Duplicates.Service.Law;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Pages.Casework;

/// <summary>A page with the fields of a refusal. A ready text is inserted by the server, so that it works without scripts.</summary>
internal abstract class RefusalPage : CaseActionPage
{
    [BindProperty]
    public List<RefusalGround> Grounds { get; set; } = [];

    [BindProperty]
    public string? Template { get; set; }

    [BindProperty]
    public string? Reasons { get; set; }

    protected override bool KeepsWhatWasTyped => true;

    /// <summary>What is said of the grounds; null when nothing is.</summary>
    public virtual string? GroundsHint => null;

    /// <summary>The grounds that can be named.</summary>
    public IReadOnlyList<Choice> AllGrounds => RefusalForm.Grounds(HttpContext.RequestServices.GetRequiredService<LawTexts>(), CanName);

    /// <summary>The ready texts of these grounds.</summary>
    public IReadOnlyList<Choice> AllTemplates => RefusalForm.Templates(Texts, CanName);

    /// <summary>Whether a ground can be named on this page.</summary>
    protected virtual bool CanName(RefusalGround ground) => true;

    /// <summary>Puts the chosen text, in the applicant's language, after what is written already, and ticks its ground.</summary>
    public PageResult OnPostInsert()
    {
        if (ReasonTemplates.Find(Template) is not { } template || !CanName(template.Ground))
        {
            ModelState.AddModelError(nameof(Template), Texts["reasons.template-error"]);
            return Page();
        }

        var text = HttpContext.RequestServices.GetRequiredService<TextsByLanguage>().Get($"reasons.text.{template.Key}", Application.Content!.Language);
        Reasons = string.IsNullOrWhiteSpace(Reasons) ? text : $"{Reasons.TrimEnd()}\n\n{text}";
        Grounds = [.. Grounds.Append(template.Ground).Distinct()];
        Template = null;
        ModelState.Clear();
        return Page();
    }
}
