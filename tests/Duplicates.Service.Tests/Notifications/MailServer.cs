using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Duplicates.Service.Tests.Hosting;
using MimeKit;

namespace Duplicates.Service.Tests.Notifications;

/// <summary>An SMTP server in a process of its own on this machine, which can be killed and started again at the same port.</summary>
public sealed class MailServer : IDisposable
{
    public const string User = "duplicates";
    public const string Password = "p@ss:word";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("duplicates-mail-");
    private readonly int _port = FreePort();
    private Process? _process;

    /// <summary>Where it listens, without a user.</summary>
    public string Address => $"smtp://127.0.0.1:{_port.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Where it listens for the one user it knows.</summary>
    public string AddressOf(string password) => $"smtp://{User}:{Uri.EscapeDataString(password)}@localhost:{_port.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The certificate of the server, as an authority that one may trust.</summary>
    public string CertificateFile => Path.Combine(_folder.FullName, "server.pem");

    /// <summary>Starts it; with TLS it also wants the user to sign in.</summary>
    public async Task StartAsync(bool tls = false)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardInput = true };
        var certificate = tls ? MakeCertificate() : string.Empty;
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "Duplicates.MailServer.dll"), _port.ToString(CultureInfo.InvariantCulture), _folder.FullName, tls ? User : string.Empty, Password, certificate])
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        Assert.Equal("ready", await _process.StandardOutput.ReadLineAsync(patience.Token));
        await UntilItAnswersAsync();
    }

    /// <summary>Ends it as a power cut does.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>What it took, in the order in which it did.</summary>
    public IReadOnlyList<MimeMessage> Taken() => [.. Files().Select(file => MimeMessage.Load(file))];

    /// <summary>The bytes of what it took.</summary>
    public IReadOnlyList<string> Files() => [.. Directory.GetFiles(_folder.FullName, "*.eml").Order(StringComparer.Ordinal)];

    public void Dispose()
    {
        if (_process is not null)
        {
            _process.Kill();
            _process.WaitForExit();
            _process.Dispose();
        }

        _folder.Remove();
    }

    /// <summary>A port of this machine that nobody listens at.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task UntilItAnswersAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, _port, patience.Token);
                return;
            }
            catch (SocketException)
            {
                await Task.Yield();
            }
        }
    }

    private string MakeCertificate()
    {
        using var key = RSA.Create(2048);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(CertificateFile, certificate.ExportCertificatePem());
        var file = Path.Combine(_folder.FullName, "server.pfx");
        File.WriteAllBytes(file, certificate.Export(X509ContentType.Pfx));
        return file;
    }
}
