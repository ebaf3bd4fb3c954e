using Duplicates.Service.Certificates;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Certificates;

/// <summary>Enters blanks that came from the education department.</summary>
internal sealed class ReceiveBlanksModel(Blanks blanks, IStringLocalizer<ServiceTexts> texts, TimeProvider clock) : BlankMovementPage(texts, clock)
{
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        Read(BlankMovementKind.Received) is { } movement
            ? Answer(await blanks.ReceiveAsync(Officer.OfficeId, Officer.AsActor(), movement, cancellationToken), "blanks.known")
            : Page();
}
