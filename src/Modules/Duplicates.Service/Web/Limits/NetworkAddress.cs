using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace Duplicates.Service.Web.Limits;

/// <summary>By what tries from one place are counted.</summary>
internal static class NetworkAddress
{
    /// <summary>The address that a request came from; of an IPv6 address the network of 64 bits, since a household has all of it.</summary>
    public static string Of(HttpContext context) => Of(context.Connection.RemoteIpAddress);

    /// <summary>The same of an address.</summary>
    public static string Of(IPAddress? address) => address switch
    {
        null => string.Empty,
        { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.MapToIPv4().ToString(),
    };
}
