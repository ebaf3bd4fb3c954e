using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Duplicates.Service.Web.Forms;

/// <summary>Refuses a field in the service's own words.</summary>
internal static class Refusals
{
    /// <summary>Puts a message beside a field in place of what the framework says about it; what was typed stays.</summary>
    public static void Refuse(this ModelStateDictionary modelState, string field, string message)
    {
        modelState.TryGetValue(field, out var entry);
        entry?.Errors.Clear();
        modelState.AddModelError(field, message);
    }
}
