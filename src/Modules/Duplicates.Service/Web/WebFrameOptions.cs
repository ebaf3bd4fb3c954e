namespace Duplicates.Service.Web;

/// <summary>How much of a site the frame may rule.</summary>
public sealed class WebFrameOptions
{
    /// <summary>
    /// True when the whole site is the service: "/" leads to the reader's language and every answer carries the frame's headers
    /// and error pages. False inside a larger site: then only addresses under /kk, /ru and /assets are touched.
    /// </summary>
    public bool WholeSite { get; set; } = true;
}
