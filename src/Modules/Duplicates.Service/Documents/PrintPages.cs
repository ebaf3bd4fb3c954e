using Duplicates.Service.Cases;
using Duplicates.Service.Web;
using Microsoft.AspNetCore.Http;

namespace Duplicates.Service.Documents;

/// <summary>The words of a paper and what surrounds them.</summary>
internal sealed record PrintPage(DocumentKind Kind, string Language, string Words, bool OfferPdf)
{
    /// <summary>The text that says what became of the paper after it was issued; null when nothing did.</summary>
    public string? Note { get; init; }
}

/// <summary>Puts the words of a paper on a page that can be printed: the style is today's, the words are those that were issued.</summary>
internal sealed class PrintPages(DocumentPages pages)
{
    /// <summary>The whole page as HTML.</summary>
    public async Task<string> WriteAsync(PrintPage page, PathString pathBase)
    {
        using var scope = new LanguageScope(page.Language);
        return await pages.RenderAsync("Documents/Print", page, pathBase);
    }
}
