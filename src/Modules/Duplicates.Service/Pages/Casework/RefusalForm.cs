using Duplicates.Domain.Applications;
using Duplicates.Service.Casework;
using Duplicates.Service.Law;
using Duplicates.Service.Web.Forms;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Casework;

/// <summary>The fields of a refusal: grounds of R7 and reasons in words.</summary>
internal static class RefusalForm
{
    /// <summary>The only lawful grounds, as far as they can be named.</summary>
    public static IReadOnlyList<Choice> Grounds(LawTexts law, Func<RefusalGround, bool> canName) =>
        [.. Enum.GetValues<RefusalGround>().Where(canName).Select(ground => new Choice(ground.ToString(), law.Ground(ground)))];

    /// <summary>Ready texts, each under its ground.</summary>
    public static IReadOnlyList<Choice> Templates(IStringLocalizer<ServiceTexts> texts, Func<RefusalGround, bool> canName) => [.. ReasonTemplates.All.Where(template => canName(template.Ground)).Select(template =>
        new Choice(template.Key, $"{texts[$"reasons.title.{template.Key}"].Value}"))];

    /// <summary>The refusal, or null with messages beside the fields.</summary>
    public static Refusal? Read(IReadOnlyList<RefusalGround>? grounds, string? reasons, ModelStateDictionary modelState, IStringLocalizer<ServiceTexts> texts)
    {
        if (grounds is null or { Count: 0 } || grounds.Any(ground => !Enum.IsDefined(ground)))
        {
            modelState.AddModelError("Grounds", texts["casework.grounds-error"]);
        }

        if (string.IsNullOrWhiteSpace(reasons))
        {
            modelState.AddModelError("Reasons", texts["casework.reasons-error"]);
        }
        else if (reasons.Contains(ReasonTemplates.Gap, StringComparison.Ordinal))
        {
            modelState.AddModelError("Reasons", texts["reasons.gap-error"]);
        }
        else if (reasons.Trim().Length > TextLengths.Decision)
        {
            modelState.AddModelError("Reasons", texts["apply.too-long", TextLengths.Decision]);
        }

        return modelState.IsValid ? new Refusal(grounds!, reasons!) : null;
    }
}
