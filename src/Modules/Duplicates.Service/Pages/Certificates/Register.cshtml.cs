using Duplicates.Domain.Time;
using Duplicates.Service.Accounts;
using Duplicates.Service.Audit;
using Duplicates.Service.Certificates;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Certificates;

/// <summary>The school's register of issued duplicates: a year, searched by entry number, blank or name.</summary>
[Authorize(Policy = ServicePolicies.SchoolStaff)]
internal sealed class RegisterModel(RegisterReading register, AuditLog audit, TimeProvider clock) : PageModel
{
    /// <summary>The year; without it the present one.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    /// <summary>What is searched for.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary>The page shows entries below this number.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Before { get; set; }

    public int ShownYear => Year ?? AlmatyTime.Today(clock).Year;

    /// <summary>The years that can be chosen, the newest first.</summary>
    public IReadOnlyList<int> Years { get; private set; } = [];

    public RegisterPage List { get; private set; } = new([], null);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var officer = SignedInPeople.Officer(User);
        await audit.AppendAsync(officer.AsActor(), AuditAction.RegisterRead, $"{officer.OfficeId}/{ShownYear}", cancellationToken);
        Years = [.. (await register.YearsAsync(officer.OfficeId, cancellationToken)).Append(ShownYear).Distinct().OrderDescending()];
        List = await register.ReadAsync(officer.OfficeId, ShownYear, Q?.Length > 100 ? Q[..100] : Q, Before, cancellationToken);
    }
}
