using System.Diagnostics.CodeAnalysis;
using Duplicates.Domain.People;
using Duplicates.Service.Settings;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Accounts;

/// <summary>Reads the phones that people type, of the operators that the service can send codes to.</summary>
internal sealed class MobilePhones(IOptions<DuplicatesOptions> options)
{
    /// <summary>The number; see <see cref="PhoneNumber"/> for what may be wrong.</summary>
    public bool TryRead(string? typed, [NotNullWhen(true)] out PhoneNumber? phone, out PhoneNumberError error) =>
        PhoneNumber.TryParse(typed, [.. PhoneNumber.KnownOperators, .. options.Value.OneTimeCodes.MoreOperatorCodes], out phone, out error);
}
