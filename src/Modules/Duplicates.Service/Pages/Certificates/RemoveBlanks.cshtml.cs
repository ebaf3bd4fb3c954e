using Duplicates.Service.Certificates;
using Duplicates.Service.Web.Forms;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Certificates;

/// <summary>Enters free blanks that were spoiled, or that went back to the education department.</summary>
internal sealed class RemoveBlanksModel(Blanks blanks, IStringLocalizer<ServiceTexts> texts, TimeProvider clock) : BlankMovementPage(texts, clock)
{
    [BindProperty]
    public string? Kind { get; set; }

    public IReadOnlyList<Choice> Kinds =>
        [.. new[] { BlankMovementKind.Spoiled, BlankMovementKind.Returned }.Select(kind => new Choice(kind.ToString(), Texts[$"blanks.kind.{kind}"]))];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var chosen = Kinds.Any(kind => string.Equals(kind.Value, Kind, StringComparison.Ordinal));
        if (!chosen)
        {
            ModelState.AddModelError(nameof(Kind), Texts["blanks.kind-error"]);
        }

        var movement = Read(chosen ? Enum.Parse<BlankMovementKind>(Kind!) : BlankMovementKind.Returned);
        return movement is null
            ? Page()
            : Answer(await blanks.RemoveAsync(Officer.OfficeId, Officer.AsActor(), movement, cancellationToken), "blanks.not-free");
    }
}
