using Duplicates.Domain.Applications;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Forms;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Apply;

/// <summary>Checks whether the original is lost or damaged and puts each problem beside its field (R1.1).</summary>
internal static class ReasonAnswer
{
    /// <summary>Puts the messages into the model state; it stays as it was when the answers are fine.</summary>
    public static void Check(LossReason? reason, string? details, ModelStateDictionary modelState, IStringLocalizer<ServiceTexts> texts)
    {
        modelState.RequireChoice("Reason", reason, texts["apply.reason.error"]);
        if (details?.Trim().Length > TextLengths.Remark)
        {
            modelState.AddModelError("Details", texts["apply.too-long", TextLengths.Remark]);
        }
    }
}
