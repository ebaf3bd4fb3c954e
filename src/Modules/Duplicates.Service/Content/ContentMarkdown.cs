using Markdig;
using Markdig.Syntax;

namespace Duplicates.Service.Content;

/// <summary>Markdown as content is written in it.</summary>
internal static class ContentMarkdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoLinks(new() { UseHttpsForWWWLinks = true }).Build();

    /// <summary>The HTML of a text; what the text has of HTML itself is shown as letters.</summary>
    public static string Html(string markdown) => Markdown.ToHtml(markdown, Pipeline);

    /// <summary>A text as it is understood.</summary>
    public static MarkdownDocument Parse(string markdown) => Markdown.Parse(markdown, Pipeline);
}
