using Duplicates.Service.Cases;
using Duplicates.Service.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Duplicates.Service.Pages.Casework;

/// <summary>Gives the duplicate to a named person who showed an identity document.</summary>
internal sealed class HandOverModel : CaseActionPage
{
    public override NextAction Action => NextAction.HandOver;

    [BindProperty]
    public string? Recipient { get; set; }

    [BindProperty]
    public string? IdentityDocument { get; set; }

    public void OnGet() => Recipient = Application.Content!.Applicant.Name.Full;

    public Task<IActionResult> OnPostAsync()
    {
        RequireText(nameof(Recipient), Recipient, TextLengths.Line, "casework.hand-over.recipient-error");
        RequireText(nameof(IdentityDocument), IdentityDocument, TextLengths.Line, "casework.hand-over.identity-error");
        return ActAsync(() => Application.GiveTo(new(Recipient!.Trim(), IdentityDocument!.Trim()), Officer, Now));
    }
}
