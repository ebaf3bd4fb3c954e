using System.Security.Cryptography;
using System.Text;
using Duplicates.Domain.Reception;
using Duplicates.Service.Booking;
using Duplicates.Service.Offices;
using Duplicates.Service.Protection;

namespace Duplicates.Service.Queue;

/// <summary>The offices that have an electronic queue, and the key that makes a page the kiosk of an office.</summary>
internal sealed class QueueAccess(IOffices offices, Receptions receptions, LookupKeys keys)
{
    private const int KeyLength = 22;

    /// <summary>The office of the Corporation with this id; null when it is none or has closed.</summary>
    public Office? Find(string officeId) => offices.Find(officeId) is { Kind: OfficeKind.Corporation, ClosedSince: null } office ? office : null;

    /// <summary>Whether tickets are given to those only who have booked.</summary>
    public async Task<ReceptionPlan> PlanAsync(string officeId, CancellationToken cancellationToken) =>
        (await receptions.FindAsync(officeId, cancellationToken)).Plan;

    /// <summary>What the address of the kiosk of an office holds, so that nobody takes tickets from afar as if standing in the hall.</summary>
    public string KioskKeyOf(string officeId) => keys.Of("kiosk", officeId)[..KeyLength];

    /// <summary>Whether an address is that of the kiosk of an office.</summary>
    public bool IsKiosk(string officeId, string key) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(KioskKeyOf(officeId)));
}
