using Duplicates.Service.Cases;
using Duplicates.Service.Certificates;
using Duplicates.Service.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Duplicates.Service.Pages.Casework;

/// <summary>The head takes the duplicate's force away.</summary>
internal sealed class AnnulModel(CertificateRegister register) : CaseActionPage
{
    public override NextAction Action => NextAction.Annul;

    [BindProperty]
    public string? Reason { get; set; }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        RequireText(nameof(Reason), Reason, TextLengths.Remark, "casework.annul.error");
        return ActAsync(async () =>
        {
            if (await register.OfApplicationAsync(Application.Id, cancellationToken) is { } duplicate)
            {
                await register.StageAnnulmentAsync(duplicate.Annul(Reason!, Officer, Now), cancellationToken);
                Application.RecordAnnulment(Reason!, Officer, Now);
            }
        });
    }
}
