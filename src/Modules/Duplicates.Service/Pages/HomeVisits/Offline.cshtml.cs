using Microsoft.AspNetCore.Authorization;

namespace Duplicates.Service.Pages.HomeVisits;

/// <summary>The empty form that a device keeps and shows for a visit while there is no network; it holds nobody's data and cannot be sent.</summary>
[Authorize(Policy = ServicePolicies.CorporationStaff)]
internal sealed class OfflineModel : IntakeFields;
