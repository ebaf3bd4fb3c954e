namespace Duplicates.Service.Web.Assets;

/// <summary>One embedded file with its precompressed forms.</summary>
/// <param name="Name">Name with the hash of the content.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Plain">The content.</param>
/// <param name="Brotli">The content compressed with Brotli, where that pays.</param>
/// <param name="Gzip">The content compressed with gzip, where that pays.</param>
public sealed record Asset(string Name, string ContentType, ReadOnlyMemory<byte> Plain, ReadOnlyMemory<byte>? Brotli, ReadOnlyMemory<byte>? Gzip);
