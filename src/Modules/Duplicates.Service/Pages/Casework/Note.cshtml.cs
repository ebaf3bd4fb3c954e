using Duplicates.Service.Cases;
using Duplicates.Service.Casework;
using Duplicates.Service.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Duplicates.Service.Pages.Casework;

/// <summary>Writes to colleagues; the applicant never sees it. A note holds also when the case has gone on meanwhile.</summary>
internal sealed class NoteModel(CaseNotes notes) : CaseActionPage
{
    public override NextAction Action => NextAction.AddNote;

    [BindProperty]
    public string? Note { get; set; }

    protected override bool DependsOnVersion => false;

    public Task<IActionResult> OnPostAsync()
    {
        RequireText(nameof(Note), Note, TextLengths.Note, "casefile.note.error");
        return ActAsync(() => notes.Add(Application.Id, Note!, Officer));
    }
}
