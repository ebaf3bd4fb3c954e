using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Deployment;

/// <summary>What an operator copies from <c>deploy/</c> is read by the programs for which it is meant.</summary>
public sealed class DeploymentTests : IDisposable
{
    /// <summary>The most that <c>systemd-analyze security</c> may find, in tenths.</summary>
    private const string Exposure = "20";

    private static readonly string Deploy = Path.Combine(Root(), "deploy");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("duplicates-deploy-");

    public void Dispose() => _folder.Remove();

    [Fact]
    public async Task Nginx_ReadsItsConfiguration()
    {
        var site = Prepare("nginx/duplicates.conf");

        // a machine may be without IPv6, and its low ports belong to others
        await File.WriteAllTextAsync(site, (await File.ReadAllTextAsync(site)).Replace("listen [::]:", "# ", StringComparison.Ordinal).Replace("listen ", "listen 127.0.0.1:18", StringComparison.Ordinal));
        var whole = Path.Combine(_folder.FullName, "nginx.conf");
        await File.WriteAllTextAsync(whole, $"pid {_folder.FullName}/pid; error_log stderr; events {{ }} http {{ include {site}; }}");
        await AcceptsAsync("nginx", "-t", "-q", "-c", whole);
    }

    [Fact]
    public Task HaProxy_ReadsItsConfiguration() => AcceptsAsync("haproxy", "-c", "-q", "-f", Prepare("haproxy/haproxy.cfg"));

    [Theory]
    [InlineData("duplicates.service")]
    [InlineData("duplicates-backup.service")]
    [InlineData("duplicates-check.service")]
    public Task Unit_OfSystemd_IsClosedToAllItDoesNotNeed(string unit) =>
        AcceptsAsync("systemd-analyze", "security", "--offline=true", "--no-pager", $"--threshold={Exposure}", Path.Combine(Deploy, "systemd", unit));

    [Theory]
    [InlineData("duplicates-backup.timer")]
    [InlineData("duplicates-check.timer")]
    public async Task Timer_OfSystemd_NamesATimeAndAUnitThatIsThere(string timer)
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(Deploy, "systemd", timer));
        await AcceptsAsync("systemd-analyze", "calendar", lines.Single(line => line.StartsWith("OnCalendar=", StringComparison.Ordinal))["OnCalendar=".Length..]);
        Assert.True(File.Exists(Path.Combine(Deploy, "systemd", Path.ChangeExtension(timer, ".service"))));
    }

    /// <summary>The page that stands in for the service says the same through either proxy.</summary>
    [Fact]
    public async Task Away_OfHaProxy_IsThePageOfNginxBehindItsHead()
    {
        var (page, answer) = (await File.ReadAllTextAsync(Path.Combine(Deploy, "away.html")), await File.ReadAllTextAsync(Path.Combine(Deploy, "haproxy", "away.http")));
        Assert.StartsWith("HTTP/1.0 503 Service Unavailable\r\n", answer, StringComparison.Ordinal);
        Assert.EndsWith($"\r\n\r\n{page}", answer, StringComparison.Ordinal);
    }

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));

    /// <summary>A copy of a configuration that finds what it names in the folder of the test.</summary>
    private string Prepare(string name)
    {
        var tls = _folder.CreateSubdirectory("tls").FullName;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=dublikat.example.kz", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UtcNow.AddYears(1));
        File.WriteAllText(Path.Combine(tls, "fullchain.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(tls, "key.pem"), key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(Path.Combine(tls, "haproxy.pem"), $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
        File.Copy(Path.Combine(Deploy, "haproxy", "away.http"), Path.Combine(_folder.FullName, "away.http"));
        var copy = Path.Combine(_folder.FullName, Path.GetFileName(name));
        File.WriteAllText(copy, File.ReadAllText(Path.Combine(Deploy, name)).Replace("/etc/duplicates", _folder.FullName, StringComparison.Ordinal));
        return copy;
    }

    private static async Task AcceptsAsync(string program, params string[] arguments)
    {
        using var run = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (run.StandardOutput.ReadToEndAsync(), run.StandardError.ReadToEndAsync());
        await run.WaitForExitAsync();
        Assert.True(run.ExitCode == 0, $"{await output}{await error}");
    }
}
