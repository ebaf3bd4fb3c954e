using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Duplicates.Browser.Tests.Journeys;

/// <summary>Reads a PDF the way the people who receive it do.</summary>
internal static class Paper
{
    /// <summary>Prints the paper and reads its QR code with a scanner.</summary>
    public static Task<string> ReadQrCodeAsync(byte[] pdf) => WithFileAsync(pdf, async file =>
    {
        await RunAsync("pdftoppm", "-png", "-r", "300", "-singlefile", file, file);
        return (await RunAsync("zbarimg", "--raw", "--quiet", "-Sdisable", "-Sqrcode.enable", $"{file}.png")).Trim();
    });

    /// <summary>The words on the paper.</summary>
    public static Task<string> ReadTextAsync(byte[] pdf) => WithFileAsync(pdf, file => RunAsync("pdftotext", "-layout", file, "-"));

    /// <summary>What the file says of itself.</summary>
    public static Task<string> ReadPropertiesAsync(byte[] pdf) => WithFileAsync(pdf, file => RunAsync("pdfinfo", file));

    /// <summary>What the file claims to be, in XMP.</summary>
    public static Task<string> ReadClaimsAsync(byte[] pdf) => WithFileAsync(pdf, file => RunAsync("pdfinfo", "-meta", file));

    /// <summary>Words that begin or end outside the page, as they stand there.</summary>
    public static async Task<string[]> ReadWordsOffThePageAsync(byte[] pdf)
    {
        var pages = XDocument.Parse(await WithFileAsync(pdf, file => RunAsync("pdftotext", "-bbox", file, "-")));
        return [.. pages.Descendants().Where(element => element.Name.LocalName == "word" && IsOff(element, element.Parent!)).Select(word => word.Value)];
    }

    private static bool IsOff(XElement word, XElement page) =>
        Length(word, "xMin") < 0 || Length(word, "xMax") > Length(page, "width") || Length(word, "yMax") > Length(page, "height");

    private static double Length(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    private static async Task<string> WithFileAsync(byte[] pdf, Func<string, Task<string>> read)
    {
        var folder = Directory.CreateTempSubdirectory("duplicates-paper-");
        try
        {
            var file = Path.Combine(folder.FullName, "paper.pdf");
            await File.WriteAllBytesAsync(file, pdf);
            return await read(file);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program}: {await errors}");
        return output;
    }
}
