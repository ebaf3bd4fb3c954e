using Duplicates.Domain.Numbers;
using Duplicates.Service.Applications;
using Duplicates.Service.Complaints;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.My;

/// <summary>A letter about one of the reader's complaints.</summary>
[Authorize(Policy = ServicePolicies.Citizen)]
internal sealed class ComplaintLetterModel(ApplicantCases cases, ComplaintStore complaints, ComplaintLetters letters) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string number, string complaint, string letter, bool pdf, CancellationToken cancellationToken) =>
        await cases.OpenAsync(User, number, cancellationToken) is { } application
        && ComplaintNumber.TryParse(complaint, out var typed)
        && await complaints.FindAsync(typed, cancellationToken) is { } found
        && found.Filed.ApplicationId == application.Id
            ? await letters.AnswerAsync(this, found, application, letter, pdf)
            : NotFound();
}
