using System.Globalization;

namespace Duplicates.Service.Offices;

/// <summary>Where an office stands.</summary>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
public sealed record MapPoint(decimal Latitude, decimal Longitude)
{
    /// <summary>How many digits after the point are kept: a tenth of a metre.</summary>
    public const int Decimals = 6;

    private const int Zoom = 17;

    /// <summary>Whether the point can lie in Kazakhstan at all; the edges are those of the country's bounding box, rounded outwards.</summary>
    public bool IsInCountry => Latitude is >= 40.5m and <= 55.5m && Longitude is >= 46.4m and <= 87.4m;

    /// <summary>A link to the point on OpenStreetMap. Nothing of the map is embedded, so no reader is told of to anybody who does not ask.</summary>
    public string MapAddress => string.Create(
        CultureInfo.InvariantCulture,
        $"https://www.openstreetmap.org/?mlat={Latitude}&mlon={Longitude}#map={Zoom}/{Latitude}/{Longitude}");
}
