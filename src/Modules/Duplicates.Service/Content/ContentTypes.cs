using System.Text.Json.Nodes;
using Duplicates.Service.Editor;
using Duplicates.Service.Offices;

namespace Duplicates.Service.Content;

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

/// <summary>Rules of offices: facts are the same in both languages, and the region is one of KATO's.</summary>
internal sealed class OfficeRules : IContentTypeRules
{
    /// <inheritdoc />
    public string ContentType => "Office";

    /// <inheritdoc />
    public IEnumerable<ContentProblem> Problems(IReadOnlyList<ContentItem> items)
    {
        foreach (var wrong in items.Select(PagePaths.ProblemOf).OfType<ContentProblem>())
        {
            yield return wrong;
        }

        foreach (var fact in ContentReading.OfficeFacts.Where(fact => !JsonNode.DeepEquals(items[0].Json["OfficePart"]?[fact], items[1].Json["OfficePart"]?[fact])))
        {
            yield return new(null, $"OfficePart.{fact}", "editor.problem.differs");
        }

        if (!Regions.Codes.Contains(items[0].FieldText("OfficePart", "Region"), StringComparer.Ordinal))
        {
            yield return new(null, "OfficePart.Region", "editor.problem.region");
        }
    }
}

/// <summary>Rules of the working calendar's years: one item holds the names of days in both languages.</summary>
internal sealed class WorkingCalendarYearRules : IContentTypeRules
{
    /// <inheritdoc />
    public string ContentType => "WorkingCalendarYear";

    /// <inheritdoc />
    public bool IsLocalized => false;
}
