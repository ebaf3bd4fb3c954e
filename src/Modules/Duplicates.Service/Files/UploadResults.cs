using Duplicates.Service.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Files;

/// <summary>Says what became of uploads.</summary>
internal static class UploadResults
{
    /// <summary>Of each file that was not taken what to do, in one message; null when all were.</summary>
    public static string? Refusals(this IEnumerable<UploadResult> results, IStringLocalizer<ServiceTexts> texts)
    {
        var refused = results.Where(result => result.Problem is not null)
            .Select(result => texts["files.refused", result.Name, texts[$"files.problem.{result.Problem}"].Value].Value).ToList();
        return refused.Count == 0 ? null : string.Join("; ", refused);
    }
}
