using Duplicates.Service.Booking;
using Microsoft.AspNetCore.Authorization;

namespace Duplicates.Service.Pages.Booking;

/// <summary>Asks for what somebody comes to the office.</summary>
[AllowAnonymous]
internal sealed class OfficeModel(FreeTimes times) : BookingPage(times);
