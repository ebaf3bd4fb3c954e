using Duplicates.OrchardCore.Items;
using Duplicates.OrchardCore.Publishing;
using Duplicates.OrchardCore.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using OrchardCore.Admin;
using OrchardCore.ContentLocalization.Models;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Records;
using YesSql;
using YesSql.Services;

namespace Duplicates.OrchardCore.Controllers;

/// <summary>Lists pages and offices with the state of each language.</summary>
[Admin("Duplicates/Translations")]
public sealed class TranslationsController(ISession session, IAuthorizationService authorization) : Controller
{
    /// <summary>The list; what needs work comes first.</summary>
    public async Task<IActionResult> Index()
    {
        if (!await authorization.AuthorizeAsync(User, Permissions.ViewTranslations))
        {
            return Forbid();
        }

        var types = SharedRecipes.PublicTypes.ToArray();
        var items = await session.Query<ContentItem, ContentItemIndex>(index => index.Latest && index.ContentType.IsIn(types)).ListAsync();
        var lines = items.Where(item => !string.IsNullOrEmpty(item.Find<LocalizationPart>()?.LocalizationSet))
            .GroupBy(item => item.Find<LocalizationPart>()!.LocalizationSet, StringComparer.Ordinal)
            .Select(TranslationLine.Of)
            .OrderBy(line => line.IsWhole).ThenBy(line => line.Title, StringComparer.CurrentCulture);
        return View(lines.ToList());
    }
}

/// <summary>One page or office in both languages.</summary>
/// <param name="ContentType">Its type.</param>
/// <param name="Title">Its title, Kazakh if there is one.</param>
/// <param name="Kazakh">The Kazakh version; null when there is none.</param>
/// <param name="Russian">The Russian version; null when there is none.</param>
/// <param name="KazakhState">How the Kazakh version stands to the Russian one.</param>
/// <param name="RussianState">How the Russian version stands to the Kazakh one.</param>
public sealed record TranslationLine(string ContentType, string Title, ContentItem? Kazakh, ContentItem? Russian, TranslationState KazakhState, TranslationState RussianState)
{
    /// <summary>Whether nothing is to be done.</summary>
    public bool IsWhole => KazakhState is TranslationState.Current && RussianState is TranslationState.Current;

    internal static TranslationLine Of(IEnumerable<ContentItem> set)
    {
        var items = set.ToList();
        var kazakh = items.Find(item => item.Find<LocalizationPart>()!.Culture == "kk");
        var russian = items.Find(item => item.Find<LocalizationPart>()!.Culture == "ru");
        return new(
            items[0].ContentType,
            (kazakh ?? russian ?? items[0]).DisplayText,
            kazakh,
            russian,
            russian is null ? TranslationState.Current : Translation.StateOf(russian, kazakh),
            kazakh is null ? TranslationState.Current : Translation.StateOf(kazakh, russian));
    }
}
