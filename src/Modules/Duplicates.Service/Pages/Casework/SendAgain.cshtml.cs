using Duplicates.Service.Cases;
using Duplicates.Service.Courier;
using Microsoft.AspNetCore.Mvc;

namespace Duplicates.Service.Pages.Casework;

/// <summary>Notes that the applicant asks for a duplicate that came back uncollected: it is to be sent again.</summary>
internal sealed class SendAgainModel(CollectionAgain again) : CaseActionPage
{
    public override NextAction Action => NextAction.SendAgain;

    /// <summary>The day (Almaty) by which it is sent.</summary>
    public DateOnly SendBy => again.SendBy;

    public Task<IActionResult> OnPostAsync() => ActAsync(() => Application.RequestCollection(SendBy, Officer, Now));
}
