using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Duplicates.Service.Settings;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Signing;

/// <summary>
/// Finds the list of revoked certificates of an authority: in a folder that the operator keeps, or at the address that the
/// certificate names when its host is one of those allowed. A list that does not hold now is as good as none.
/// </summary>
internal sealed class RevocationLists(IHttpClientFactory clients, TimeProvider clock, IHostEnvironment environment, IOptions<DuplicatesOptions> options)
{
    /// <summary>The client that fetches lists; it follows no redirects, since only the allowed hosts may be asked.</summary>
    public const string Client = "revocation lists";

    private const int LongestList = 32 * 1024 * 1024;
    private const int MostKept = 32;
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<string, RevocationList> _fetched = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (DateTime Written, RevocationList? List)> _inFolder = new(StringComparer.Ordinal);

    /// <summary>The list of this authority in the folder; null when there is none that holds.</summary>
    public RevocationList? InFolder(X509Certificate2 issuer)
    {
        if (options.Value.Signing.RevocationLists is not { Length: > 0 } folder || !Directory.Exists(folder))
        {
            return null;
        }

        return Directory.EnumerateFiles(folder, "*.crl").Order(StringComparer.Ordinal).Select(Read).OfType<RevocationList>()
            .Where(list => Holds(list, issuer)).MaxBy(list => list.From);
    }

    /// <summary>The list at an address that the certificate names; null when none may be asked or none holds.</summary>
    public async Task<RevocationList?> FetchAsync(X509Certificate2 certificate, X509Certificate2 issuer, CancellationToken cancellationToken)
    {
        foreach (var address in RevocationList.AddressesIn(certificate).Select(Allowed).OfType<Uri>())
        {
            if (_fetched.TryGetValue(address.AbsoluteUri, out var kept) && Holds(kept, issuer))
            {
                return kept;
            }

            if (await AskAsync(address, cancellationToken) is { } list && Holds(list, issuer))
            {
                Keep(address, list);
                return list;
            }
        }

        return null;
    }

    /// <summary>Keeps a list under its hash in the data folder, once; whoever checks a signature years later finds it there.</summary>
    /// <returns>Lower-case hexadecimal SHA-256.</returns>
    public async Task<string> ArchiveAsync(RevocationList list, CancellationToken cancellationToken)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(list.Encoded));
        var folder = Directory.CreateDirectory(Path.Combine(environment.ContentRootPath, options.Value.DataPath, "revocation-lists"));
        var path = Path.Combine(folder.FullName, $"{hash}.crl");
        if (!File.Exists(path))
        {
            var unfinished = $"{path}.{Guid.NewGuid():N}";
            await File.WriteAllBytesAsync(unfinished, list.Encoded, cancellationToken);
            File.Move(unfinished, path, overwrite: true);
        }

        return hash;
    }

    private bool Holds(RevocationList list, X509Certificate2 issuer) => list.Holds(issuer, clock.GetUtcNow(), ClockDifference);

    private RevocationList? Read(string path)
    {
        var written = File.GetLastWriteTimeUtc(path);
        if (_inFolder.TryGetValue(path, out var kept) && kept.Written == written)
        {
            return kept.List;
        }

        try
        {
            var list = new FileInfo(path).Length <= LongestList ? RevocationList.TryRead(File.ReadAllBytes(path)) : null;
            _inFolder[path] = (written, list);
            return list;
        }
        catch (IOException)
        {
            // it is being replaced this moment
            return null;
        }
    }

    private Uri? Allowed(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && options.Value.Signing.RevocationListHosts.Contains(uri.Authority, StringComparer.OrdinalIgnoreCase)
            ? uri
            : null;

    private async Task<RevocationList?> AskAsync(Uri address, CancellationToken cancellationToken)
    {
        using var client = clients.CreateClient(Client);
        (client.Timeout, client.MaxResponseContentBufferSize) = (options.Value.Signing.Patience, LongestList);
        try
        {
            using var response = await client.GetAsync(address, cancellationToken);
            return response.IsSuccessStatusCode ? RevocationList.TryRead(await response.Content.ReadAsByteArrayAsync(cancellationToken)) : null;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private void Keep(Uri address, RevocationList list)
    {
        if (_fetched.Count >= MostKept)
        {
            _fetched.Clear();
        }

        _fetched[address.AbsoluteUri] = list;
    }
}
