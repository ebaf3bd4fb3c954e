using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Duplicates.Service.Web;

/// <summary>A question with given answers, one of which has to be chosen.</summary>
internal static class RequiredChoice
{
    /// <summary>Puts the message beside the field when nothing was chosen, or something that is not offered; the framework's own message goes.</summary>
    public static void RequireChoice<T>(this ModelStateDictionary modelState, string field, T? answer, string message)
        where T : struct, Enum
    {
        if (answer is null || !Enum.IsDefined(answer.Value))
        {
            modelState.Remove(field);
            modelState.AddModelError(field, message);
        }
    }
}
