using Duplicates.Domain.Applications;
using Duplicates.Service.Cases;
using Duplicates.Service.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Duplicates.Service.Pages.Casework;

/// <summary>What is entered when the duplicate is given away.</summary>
internal interface IHandOverFields
{
    /// <summary>The case.</summary>
    DuplicateApplication Application { get; }

    /// <summary>Who takes it.</summary>
    string? Recipient { get; }

    /// <summary>What that person showed.</summary>
    string? IdentityDocument { get; }

    /// <summary>What gives somebody else the right to receive it.</summary>
    string? Representation { get; }
}

/// <summary>The fields as they are shown first.</summary>
internal sealed record FirstHandOverFields(DuplicateApplication Application) : IHandOverFields
{
    public string? Recipient => Application.Content!.Applicant.Name.Full;

    public string? IdentityDocument => null;

    public string? Representation => null;
}

/// <summary>Gives the duplicate to a named person who showed an identity document.</summary>
internal sealed class HandOverModel : CaseActionPage, IHandOverFields
{
    public override NextAction Action => NextAction.HandOver;

    protected override bool KeepsWhatWasTyped => true;

    [BindProperty]
    public string? Recipient { get; set; }

    [BindProperty]
    public string? IdentityDocument { get; set; }

    /// <summary>What gives somebody else than applicant and learner the right to receive it; may be left empty.</summary>
    [BindProperty]
    public string? Representation { get; set; }

    public void OnGet() => Recipient = new FirstHandOverFields(Application).Recipient;

    public Task<IActionResult> OnPostAsync()
    {
        RequireText(nameof(Recipient), Recipient, TextLengths.Line, "casework.hand-over.recipient-error");
        RequireText(nameof(IdentityDocument), IdentityDocument, TextLengths.Line, "casework.hand-over.identity-error");
        if (Representation?.Trim().Length > TextLengths.Line)
        {
            ModelState.AddModelError(nameof(Representation), Texts["apply.too-long", TextLengths.Line]);
        }

        return ActAsync(
            () => Application.GiveTo(new(Recipient!.Trim(), IdentityDocument!.Trim()) { Representation = string.IsNullOrWhiteSpace(Representation) ? null : Representation.Trim() }, Officer, Now));
    }

    /// <inheritdoc />
    protected override string FieldOf(RuleViolation violation) => violation is RuleViolation.RepresentationRequired ? nameof(Representation) : string.Empty;
}
