using System.Net;
using Duplicates.Service.Documents;
using Duplicates.Service.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Public;

/// <summary>A host knows when it cannot work, and goes on when its temporary files are swept away.</summary>
public sealed class HealthTests
{
    [Fact]
    public async Task Ready_DiskNearlyFull_IsNotReadyAndStillAlive()
    {
        await using var host = new SqliteHost();
        using var program = host.With("LeastFreeMegabytes", "1000000").CreateClient();
        using var ready = await program.GetAsync(new Uri("/health/ready", UriKind.Relative));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal("Healthy", await program.GetStringAsync(new Uri("/health/live", UriKind.Relative)));
    }

    [Fact]
    public async Task Pdf_TemporaryFolderWasSwept_HasItsStylesAgain()
    {
        await using var host = new SqliteHost();
        var pdf = host.Services.GetRequiredService<PdfRenderer>();
        var swept = pdf.StyleSheet();
        Directory.Delete(Path.GetDirectoryName(swept)!, recursive: true);
        Assert.True(new FileInfo(pdf.StyleSheet()).Length > 0);
    }
}
