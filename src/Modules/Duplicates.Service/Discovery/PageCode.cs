using QRCoder;

namespace Duplicates.Service.Discovery;

/// <summary>The QR code by which a phone goes from a printed page to the page itself, which may have changed since.</summary>
internal static class PageCode
{
    private const int ModuleSize = 4;

    /// <summary>The code as an SVG drawing that stands in a page and is sharp at any size.</summary>
    /// <param name="address">Whole address of the page.</param>
    public static string Drawing(string address)
    {
        using var data = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        return code.GetGraphic(new System.Drawing.Size(1, 1), "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }

    /// <summary>The code as a data address of a PNG picture.</summary>
    /// <param name="address">Whole address of the page.</param>
    public static string Picture(string address)
    {
        using var data = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var code = new PngByteQRCode(data);
        return $"data:image/png;base64,{Convert.ToBase64String(code.GetGraphic(ModuleSize))}";
    }
}
