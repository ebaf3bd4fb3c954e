using Duplicates.Domain.Certificates;
using Duplicates.Domain.Numbers;
using Duplicates.Service.Certificates;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Certificates;

/// <summary>Tells anybody who holds a duplicate whether it is genuine and still valid: the minimum, with the name masked.</summary>
[AllowAnonymous]
internal sealed class VerifyModel(CertificateRegister register) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    /// <summary>The duplicate; null before a search and when there is none.</summary>
    public CertificateDuplicate? Duplicate { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (VerificationCode.TryParse(Code, out var code))
        {
            Duplicate = await register.CheckAsync(code, cancellationToken);
        }
    }
}
