using System.Globalization;
using System.Text;

namespace Duplicates.Service.Files;

/// <summary>Puts photos of pages into one PDF, a page of A4 for each, upright and as large as fits; the pictures are not packed anew (decision 82).</summary>
internal static class PhotoPages
{
    /// <summary>A photo with a longer side of fewer points shows less than 55 of them to the inch of A4: nobody reads a paper on it.</summary>
    public const int FewestPoints = 640;

    private const int ShortSide = 595;
    private const int LongSide = 842;

    /// <summary>Objects of a page: the page, what is drawn on it, the picture.</summary>
    private const int ObjectsOfAPage = 3;

    /// <summary>Whether people can read a page on it.</summary>
    public static bool IsReadable(JpegPhoto photo) => Math.Max(photo.Width, photo.Height) >= FewestPoints;

    /// <summary>The PDF; its pages are in the order of the photos.</summary>
    public static byte[] Join(IReadOnlyList<JpegPhoto> photos)
    {
        using var pdf = new MemoryStream();
        var places = new List<long>();
        Write(pdf, "%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n");
        var pages = string.Join(' ', photos.Select((_, page) => $"{FirstOf(page)} 0 R"));
        Begin(pdf, places, "<< /Type /Catalog /Pages 2 0 R >>\n");
        Begin(pdf, places, $"<< /Type /Pages /Kids [{pages}] /Count {Number(photos.Count)} >>\n");
        foreach (var (page, photo) in photos.Index())
        {
            WritePage(pdf, places, FirstOf(page), photo);
        }

        var table = pdf.Position;
        Write(pdf, $"xref\n0 {Number(places.Count + 1)}\n0000000000 65535 f \n");
        places.ForEach(place => Write(pdf, $"{place.ToString("D10", CultureInfo.InvariantCulture)} 00000 n \n"));
        Write(pdf, $"trailer\n<< /Size {Number(places.Count + 1)} /Root 1 0 R >>\nstartxref\n{Number(table)}\n%%EOF\n");
        return pdf.ToArray();
    }

    private static int FirstOf(int page) => 3 + (page * ObjectsOfAPage);

    private static void WritePage(MemoryStream pdf, List<long> places, int first, JpegPhoto photo)
    {
        var (width, height) = photo.Width > photo.Height ? (LongSide, ShortSide) : (ShortSide, LongSide);
        var scale = Math.Min((double)width / photo.Width, (double)height / photo.Height);
        var (across, up) = (photo.Width * scale, photo.Height * scale);
        var drawing = string.Create(CultureInfo.InvariantCulture, $"q {across:F2} 0 0 {up:F2} {(width - across) / 2:F2} {(height - up) / 2:F2} cm /Photo Do Q\n");
        Begin(pdf, places, $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {Number(width)} {Number(height)}] /Rotate {Number(photo.Turn)} /Resources << /XObject << /Photo {Number(first + 2)} 0 R >> >> /Contents {Number(first + 1)} 0 R >>\n");
        Begin(pdf, places, $"<< /Length {Number(drawing.Length)} >>\nstream\n{drawing}endstream\n");
        var colours = photo.IsGrey ? "DeviceGray" : "DeviceRGB";
        Begin(
            pdf,
            places,
            $"<< /Type /XObject /Subtype /Image /Width {Number(photo.Width)} /Height {Number(photo.Height)} /ColorSpace /{colours} /BitsPerComponent 8 /Filter /DCTDecode /Length {Number(photo.Content.Length)} >>\nstream\n",
            photo.Content,
            "\nendstream\n");
    }

    /// <summary>Writes the next object and notes where it stands.</summary>
    private static void Begin(MemoryStream pdf, List<long> places, string head, byte[]? stream = null, string tail = "")
    {
        places.Add(pdf.Position);
        Write(pdf, $"{Number(places.Count)} 0 obj\n{head}");
        pdf.Write(stream);
        Write(pdf, $"{tail}endobj\n");
    }

    private static void Write(MemoryStream pdf, string text) => pdf.Write(Encoding.Latin1.GetBytes(text));

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
