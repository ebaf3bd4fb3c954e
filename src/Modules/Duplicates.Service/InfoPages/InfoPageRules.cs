using Duplicates.Service.Content;

namespace Duplicates.Service.InfoPages;

/// <summary>Rules of info pages: the address begins with the language, and every link and picture is in order.</summary>
internal sealed class InfoPageRules(LinkCheck links) : IContentTypeRules
{
    /// <inheritdoc />
    public string ContentType => "InfoPage";

    /// <inheritdoc />
    public IEnumerable<ContentProblem> Problems(IReadOnlyList<ContentItem> items)
    {
        foreach (var item in items)
        {
            if (PagePaths.ProblemOf(item) is { } wrong)
            {
                yield return wrong;
            }

            foreach (var problem in links.Problems(item.Text("MarkdownBodyPart", "Markdown"), item.Culture!, "MarkdownBodyPart.Markdown"))
            {
                yield return problem;
            }
        }
    }
}
