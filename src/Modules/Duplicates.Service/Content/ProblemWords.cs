using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Content;

/// <summary>Says to editors, in their language, what stands in the way of publishing.</summary>
internal sealed class ProblemWords(IStringLocalizer<ServiceTexts> texts)
{
    /// <summary>A problem in words, with its language and field.</summary>
    public string Say(string contentType, ContentProblem problem)
    {
        string[] place = [
            .. problem.Culture is null ? Array.Empty<string>() : [Language(problem.Culture)],
            .. problem.Field.Length == 0 ? Array.Empty<string>() : [ContentDefinitions.NameOf(contentType, problem.Field).In(ReaderLanguage.Current)]];
        var words = texts[problem.Text, [.. problem.Arguments]].Value;
        return place.Length == 0 ? words : $"{string.Join(" · ", place)}: {words}";
    }

    /// <summary>A language in words.</summary>
    public string Language(string? culture) => culture is null ? texts["editor.both"].Value : texts[$"editor.language.{culture}"].Value;
}
