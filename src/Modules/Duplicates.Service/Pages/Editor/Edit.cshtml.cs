using System.Text.Json.Nodes;
using Duplicates.Domain;
using Duplicates.Service.Content;
using Duplicates.Service.Editor;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Posted;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Duplicates.Service.Pages.Editor;

/// <summary>Both languages of an item side by side. Whoever saves on an older version is told, sees the difference, and loses nothing that was typed.</summary>
internal sealed class EditModel(EditorDesk desk, FormCompletion completion, SharedFacts facts, IMovedPages pages, TimeProvider clock) : EditorPage(desk)
{
    private static readonly TimeSpan Recently = TimeSpan.FromMinutes(30);
    private readonly List<FormProblem> _problems = [];

    /// <summary>The form that was typed; null while the page shows what is stored.</summary>
    private IFormCollection? _form;

    /// <summary>The type of an item that is new.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Type { get; set; }

    /// <summary>What the editor says about the change.</summary>
    [BindProperty]
    public ContentChange Change { get; set; }

    /// <summary>Each language as it was typed or stored.</summary>
    public Dictionary<string, JsonObject> Typed { get; } = new(StringComparer.Ordinal);

    /// <summary>What is to be put right, by the name of the form field.</summary>
    public Dictionary<string, string> Errors { get; } = new(StringComparer.Ordinal);

    /// <summary>What differs between the newest version of somebody else and what was typed; empty when nobody was faster.</summary>
    public IReadOnlyList<FieldDifference> Meanwhile { get; private set; } = [];

    /// <summary>Who was faster.</summary>
    public string? FasterEditor { get; private set; }

    public bool ShowsPreview { get; private set; }

    /// <summary>Another editor's draft of the last half hour.</summary>
    public ContentVersion? Colleague => Item.Latest.FirstOrDefault(version =>
        !version.Row.Published && version.Row.AuthorId != Editor.Id && version.Row.AuthorId.Length > 0 && clock.GetUtcNow() - version.Row.ModifiedUtc < Recently);

    /// <summary>The language that has not followed the other's change of meaning.</summary>
    public string? Behind => Item.Latest.Count == Languages.All.Count && Item.Latest.Select(version => version.Row.Meaning).Distinct().Count() > 1
        ? Item.Latest.MinBy(version => version.Row.Meaning)!.Culture
        : null;

    /// <summary>
    /// The version that a language of the form is based on: the newest when the form was opened, so that a colleague who saved meanwhile is
    /// noticed also after a form that was refused.
    /// </summary>
    public string VersionOf(string culture) => _form is null ? Item.In(culture)?.Id ?? string.Empty : _form[$"version.{culture}"].ToString();

    /// <summary>Whether the editor says that a language that is behind is right as it is.</summary>
    public bool Follows(string culture) => _form is not null && _form[$"follows.{culture}"].ToString() == "true";

    public IReadOnlyList<ContentField> Fields => ContentDefinitions.FieldsOf(Item.ContentType);

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await BeginAsync())
        {
            return NotFound();
        }

        if (ShownAgain.TypedOf(HttpContext) is { } typed)
        {
            ReadForm(typed);
            Change = Enum.TryParse<ContentChange>(typed[nameof(Change)], out var change) ? change : Change;
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await BeginAsync())
        {
            return NotFound();
        }

        if (!ReadForm())
        {
            return Page();
        }

        return await DraftsAsync(autosaved: false) is { Count: > 0 } drafts
            ? Answer(await Desk.SaveAsync(Set, drafts, Editor, autosaved: false, HttpContext.RequestAborted))
            : this.GoTo(SitePaths.EditorItem(Set));
    }

    public async Task<IActionResult> OnPostPreviewAsync()
    {
        if (!await BeginAsync())
        {
            return NotFound();
        }

        ReadForm();
        ShowsPreview = true;
        return Page();
    }

    /// <summary>Takes the facts of one language over into the other; everything else stays as it was typed, and nothing is saved.</summary>
    public async Task<IActionResult> OnPostFactsAsync(string from)
    {
        if (!await BeginAsync() || !Languages.All.Contains(from, StringComparer.Ordinal))
        {
            return NotFound();
        }

        var other = Languages.All.Single(culture => culture != from);
        ReadForm();
        foreach (var fact in facts.Take(Item.ContentType, Typed[from], Typed[other]))
        {
            // what was wrong with the fact before is gone with it
            Forget($"{other}.{fact}");
        }

        return Page();
    }

    /// <summary>Whether the languages have facts in common.</summary>
    public bool HasFacts => facts.Has(Item.ContentType);

    public async Task<IActionResult> OnPostLivePreviewAsync()
    {
        if (!await BeginAsync())
        {
            return NotFound();
        }

        ReadForm();
        return Partial("Editor/_Previews", Previews);
    }

    public async Task<IActionResult> OnPostAutosaveAsync()
    {
        if (!await BeginAsync())
        {
            return NotFound();
        }

        if (!ReadForm())
        {
            return new JsonResult(new { text = Texts["editor.autosave.not"].Value }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
        }

        var outcome = await DraftsAsync(autosaved: true) is { Count: > 0 } drafts
            ? await Desk.SaveAsync(Set, drafts, Editor, autosaved: true, HttpContext.RequestAborted)
            : new ContentOutcome.Done(Item);
        return outcome is ContentOutcome.Done { Set: var set }
            ? new JsonResult(new { text = Texts["editor.autosave.done", Local(clock.GetUtcNow())].Value, versions = set.Latest.ToDictionary(version => version.Culture!, version => version.Id, StringComparer.Ordinal) })
            : new JsonResult(new { text = Texts["editor.autosave.faster"].Value }) { StatusCode = StatusCodes.Status409Conflict };
    }

    /// <summary>Each language as readers would see it.</summary>
    public IReadOnlyList<EditorPreview> Previews => [.. Languages.All.Select(culture => new EditorPreview(Item.ContentType, culture, Typed[culture]))];

    private async Task<bool> BeginAsync()
    {
        if (!await OpenAsync())
        {
            if (Type is null || !Desk.Edits(Type) || Set.Length != ContentIds.Length || !Set.All(char.IsAsciiLetterOrDigit) || await Desk.Store.FindAsync(Set, HttpContext.RequestAborted) is not null)
            {
                return false;
            }

            Item = new(new() { SetId = Set, ContentType = Type }, [], []);
        }

        foreach (var culture in Languages.All)
        {
            Typed[culture] = Item.In(culture)?.Item.Json ?? ContentForm.Empty(Item.ContentType, Set, culture);
        }

        return true;
    }

    private bool ReadForm() => ReadForm(Request.Form);

    /// <summary>Takes what was typed; false when something of it cannot be read.</summary>
    private bool ReadForm(IFormCollection form)
    {
        _form = form;
        foreach (var culture in Languages.All)
        {
            Typed[culture] = ContentForm.WithPath(ContentForm.Read(form, culture, Item.ContentType, Typed[culture], _problems), pages);
            completion.Complete(Item.ContentType, culture, Typed[culture], _problems);
        }

        foreach (var problem in _problems)
        {
            Errors.TryAdd(problem.Name, Texts[problem.Text, problem.Arguments]);
            ModelState.AddModelError(problem.Name, Texts[problem.Text, problem.Arguments]);
        }

        return _problems.Count == 0;
    }

    private void Forget(string field)
    {
        foreach (var name in Errors.Keys.Where(name => name == field || name.StartsWith(field + ".", StringComparison.Ordinal)).ToList())
        {
            Errors.Remove(name);
            ModelState.Remove(name);
        }
    }

    /// <summary>The languages that differ from what is stored, those that the editor says to be right as they are, and those that only the browser saved.</summary>
    private async Task<IReadOnlyList<ContentDraft>> DraftsAsync(bool autosaved)
    {
        var drafts = new List<ContentDraft>();
        foreach (var culture in Languages.All)
        {
            var (newest, typed) = (Item.In(culture), Typed[culture]);
            var differs = newest is null ? !ContentForm.IsEmpty(Item.ContentType, typed) : !ContentForm.Same(Item.ContentType, newest.Item.Json, typed);
            var follows = !autosaved && culture == Behind && Follows(culture);
            if (differs || follows || (!autosaved && newest is { Row.Autosaved: true } && newest.Row.AuthorId == Editor.Id))
            {
                var change = follows ? ContentChange.Substantial : await facts.ChangeAsync(Item, culture, Typed, Change, HttpContext.RequestAborted);
                drafts.Add(new(VersionOf(culture) is { Length: > 0 } expected ? expected : null, typed, change));
            }
        }

        return drafts;
    }

    private IActionResult Answer(ContentOutcome outcome)
    {
        if (outcome is not ContentOutcome.ChangedMeanwhile { Set: { } newest })
        {
            return this.GoTo(SitePaths.EditorItem(Set).With("?done=saved"));
        }

        // what is sent after the difference was shown is based on it
        (Item, _form) = (newest, null);
        FasterEditor = newest.Latest.MaxBy(version => version.Row.ModifiedUtc)!.Row.Author;
        Meanwhile = [.. Languages.All.Where(culture => newest.In(culture) is not null)
            .SelectMany(culture => FieldDifference.Between(newest.ContentType, newest.In(culture)!.Item.Json, Typed[culture], ReaderLanguage.Current))];
        ModelState.AddModelError(string.Empty, Texts["editor.faster.error", FasterEditor]);
        return Page();
    }
}
