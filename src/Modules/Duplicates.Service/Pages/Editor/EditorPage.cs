using Duplicates.Domain.Time;
using Duplicates.Service.Content;
using Duplicates.Service.Editor;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Editor;

/// <summary>A page of the ministry's editors about one item.</summary>
[Authorize(Policy = ServicePolicies.Editor)]
internal abstract class EditorPage(EditorDesk desk) : PageModel
{
    /// <summary>The set of the item.</summary>
    [BindProperty(SupportsGet = true)]
    public string Set { get; set; } = string.Empty;

    /// <summary>The item's newest and public versions.</summary>
    public ContentSet Item { get; protected set; } = null!;

    /// <summary>The name of the item's type.</summary>
    public string TypeName => ContentDefinitions.NameOf(Item.ContentType).In(ReaderLanguage.Current);

    /// <summary>The title of the item in the reader's language, or in the only one it has.</summary>
    public string ItemTitle => (Item.In(ReaderLanguage.Current) ?? (Item.Latest.Count > 0 ? Item.Latest[0] : null))?.Row.DisplayText is { Length: > 0 } title ? title : Texts["editor.untitled"].Value;

    protected EditorDesk Desk => desk;

    protected ContentEditor Editor => EditorDesk.EditorOf(User);

    protected IStringLocalizer<ServiceTexts> Texts => HttpContext.RequestServices.GetRequiredService<IStringLocalizer<ServiceTexts>>();

    private ProblemWords Words => HttpContext.RequestServices.GetRequiredService<ProblemWords>();

    /// <summary>An instant as people of the country read it.</summary>
    public string Local(DateTimeOffset instant) => Texts.DateTime(AlmatyTime.ToLocal(instant));

    /// <summary>A language in words.</summary>
    public string Language(string? culture) => Words.Language(culture);

    /// <summary>A problem in words, with its language and field.</summary>
    public string Say(ContentProblem problem) => Words.Say(Item.ContentType, problem);

    /// <summary>Finds the item; false when there is none that is edited here.</summary>
    protected async Task<bool> OpenAsync()
    {
        if (await desk.Store.FindAsync(Set, HttpContext.RequestAborted) is not { Latest.Count: > 0 } found || !desk.Edits(found.ContentType))
        {
            return false;
        }

        Item = found;
        return true;
    }
}
