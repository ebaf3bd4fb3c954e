using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Duplicates.Service.Settings;
using Duplicates.Service.Web.Assets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Documents;

/// <summary>
/// Makes tagged PDF with WeasyPrint, which do not claim to be PDF/UA, because the engine leaves the words of pictures out: two at a time, 20 seconds each. A failure is logged and answered with null;
/// the print page always remains.
/// </summary>
internal sealed partial class PdfRenderer(IOptions<DuplicatesOptions> options, AssetManifest assets, ILogger<PdfRenderer> logger) : IDisposable
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(20);
    private readonly SemaphoreSlim _workers = new(2);
    private readonly Lazy<string?> _program = new(() => FindProgram(options.Value.WeasyPrint));
    private string _styleSheet = string.Empty;

    private static ReadOnlySpan<byte> Claim => "<rdf:Description rdf:about=\"\" pdfuaid:part=\"1\" />"u8;

    /// <summary>Whether PDF can be offered.</summary>
    public bool IsInstalled => _program.Value is not null;

    /// <summary>The PDF; null when the engine failed or took too long.</summary>
    public async Task<byte[]?> RenderAsync(string html, CancellationToken cancellationToken)
    {
        await _workers.WaitAsync(cancellationToken);
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(TimeLimit);
            return await RunAsync(html, limit.Token);
        }
        catch (Exception exception) when (exception is Win32Exception or IOException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            LogFailure(exception.GetType().Name);
            return null;
        }
        finally
        {
            _workers.Release();
        }
    }

    public void Dispose() => _workers.Dispose();

    private async Task<byte[]?> RunAsync(string html, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(_program.Value!, ["--pdf-variant", "pdf/ua-1", "--encoding", "utf-8", "--stylesheet", StyleSheet(), "-", "-"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
        };
        using var process = Process.Start(start)!;
        try
        {
            using var output = new MemoryStream();
            var reading = process.StandardOutput.BaseStream.CopyToAsync(output, cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.StandardInput.WriteAsync(html.AsMemory(), cancellationToken);
            process.StandardInput.Close();
            await Task.WhenAll(reading, errors, process.WaitForExitAsync(cancellationToken));
            if (process.ExitCode == 0 && output.Length > 0)
            {
                return WithoutClaim(output.ToArray());
            }

            LogFailure($"exit code {process.ExitCode}");
            return null;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    /// <summary>Blanks the claim out of the metadata; the file keeps its length and with it its tables of places.</summary>
    private static byte[] WithoutClaim(byte[] pdf)
    {
        var place = pdf.AsSpan().IndexOf(Claim);
        if (place >= 0)
        {
            pdf.AsSpan(place, Claim.Length).Fill((byte)' ');
        }

        return pdf;
    }

    private static string? FindProgram(string setting) =>
        setting.Length > 0
            ? setting
            : (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
                .Select(folder => Path.Combine(folder, "weasyprint")).FirstOrDefault(File.Exists);

    /// <summary>The file with the styles; written anew when the temporary folder was swept.</summary>
    internal string StyleSheet()
    {
        var file = _styleSheet;
        if (!File.Exists(file))
        {
            Directory.CreateDirectory(Path.GetTempPath());
            file = Path.Combine(Directory.CreateTempSubdirectory("duplicates-print-").FullName, "print.css");
            File.WriteAllBytes(file, assets.Content("print.css").Span);
            _styleSheet = file;
        }

        return file;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The PDF engine failed: {Failure}")]
    private partial void LogFailure(string failure);
}
